import { readFileSync } from "node:fs";
import { createServer } from "node:http";

/** A payment that the load works with, as the database had it at the start. Amounts in minor units. */
export type Known = {
  readonly reference: string;
  readonly currency: string;
  readonly state: string;
  readonly createdAt: string;
  authorized: number;
  captured: number;
  refunded: number;
  cancelled: number;
};

type Done = { readonly name: string; readonly value: number; readonly key: string; readonly at: string };

/*
 * The platform's part under load, in a process of its own: it knows the payments in a file, carries each key out once, and tells
 * at /state what it did. As fast as can be, since the portal is what is measured.
 */
const [port, file] = process.argv.slice(2);
const payments = new Map(
  (JSON.parse(readFileSync(file ?? "", "utf8")) as Known[]).map((one) => [one.reference, one]), // safe: written by prepare-load.ts
);
const done = new Map<string, Done[]>();
let twice = 0;

const PATH = /^\/epayment\/v1\/payments\/([^/]+)(?:\/(capture|refund|events))?$/;

const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const key = String(request.headers["idempotency-key"] ?? "");
  const { status, body } = answerTo(request.url ?? "", Buffer.concat(chunks).toString("utf8"), key);
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
});

function answerTo(path: string, body: string, key: string): { status: number; body: unknown } {
  if (path === "/accesstoken/get")
    return { status: 200, body: { access_token: "token", expires_in: "3600", token_type: "Bearer" } };
  if (path === "/state") return { status: 200, body: { payments: [...payments.values()], twice } };
  const [, reference = "", what] = PATH.exec(path) ?? [];
  const payment = payments.get(reference);
  if (!payment) return { status: 404, body: { title: "Not found", status: 404 } };
  if (what === "events") return { status: 200, body: eventsOf(payment) };
  if (what === undefined)
    return { status: 200, body: { ...shown(payment), paymentMethod: { type: "WALLET" } } };
  const { modificationAmount } = JSON.parse(body);
  const past = done.get(reference) ?? [];
  if (past.some((one) => one.key === key)) {
    twice += 1;
    return { status: 200, body: shown(payment) };
  }
  const value = Number(modificationAmount.value);
  const free = payment.authorized - payment.captured - payment.cancelled;
  if (value > (what === "capture" ? free : payment.captured - payment.refunded))
    return { status: 400, body: { title: "Bad request", status: 400 } };
  if (what === "capture") payment.captured += value;
  else payment.refunded += value;
  const name = what === "capture" ? "CAPTURED" : "REFUNDED";
  done.set(reference, [...past, { name, value, key, at: new Date().toISOString() }]);
  return { status: 200, body: shown(payment) };
}

function shown({ reference, currency, state, authorized, captured, refunded, cancelled }: Known) {
  const amount = (value: number) => ({ currency, value });
  return {
    ...{ reference, pspReference: `psp-${reference}`, state, amount: amount(authorized) },
    aggregate: {
      authorizedAmount: amount(authorized),
      capturedAmount: amount(captured),
      refundedAmount: amount(refunded),
      cancelledAmount: amount(cancelled),
    },
  };
}

function eventsOf({ reference, currency, createdAt, authorized }: Known) {
  const event = (name: string, value: number, timestamp: string, key: string, nth: number) => ({
    ...{ reference, pspReference: `${name}-${nth}-${reference}`, name, amount: { currency, value } },
    ...{ timestamp, idempotencyKey: key, success: true },
  });
  return [
    event("CREATED", authorized, createdAt, `made-${reference}`, 0),
    event("AUTHORIZED", authorized, createdAt, `approved-${reference}`, 0),
    ...(done.get(reference) ?? []).map(({ name, value, at, key }, nth) => event(name, value, at, key, nth)),
  ];
}

server.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
