import { randomUUID } from "node:crypto";
import { Client } from "@vippsmobilepay/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Listening, listen } from "./listen";
import { createSandbox, type Sandbox } from "./server";
import { demoUnit } from "./testing/merchant-client";

// The platform's official client, as published. It knows only the platform's own hosts, so the network below it leads
// those to the sandbox; nothing else about it is changed.

const unit = demoUnit("754321");
const realFetch = globalThis.fetch;
let sandbox: Sandbox;
let listening: Listening;

beforeAll(async () => {
  sandbox = createSandbox();
  listening = await listen(sandbox, { port: 0 });
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const here = request.url.replace("https://apitest.vipps.no", `http://127.0.0.1:${listening.port}`);
    const body = request.method === "GET" ? null : await request.text();
    return realFetch(here, { method: request.method, headers: request.headers, body });
  };
});

afterAll(async () => {
  globalThis.fetch = realFetch;
  await listening.close();
  await sandbox.stop();
});

const client = Client({
  merchantSerialNumber: unit.msn,
  subscriptionKey: unit.keys.subscriptionKey,
  useTestMode: true,
  retryRequests: false,
  systemName: "sandbox-test",
  systemVersion: "1.0.0",
  pluginName: "",
  pluginVersion: "",
});

/** The data of an answer that must be a good one. */
function good<T extends { ok: boolean }>(
  answer: T,
): Extract<T, { ok: true }> extends { data: infer D } ? D : never {
  if (!answer.ok || !("data" in answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.data as ReturnType<typeof good<T>>; // safe: `ok` says that it is the good half of the union
}

const nok = (value: number) => ({ currency: "NOK", value }) as const;

async function token(): Promise<string> {
  return good(await client.auth.getToken(unit.keys.clientId, unit.keys.clientSecret)).access_token;
}

it("runs a payment from creation to refund", async () => {
  const access = await token();
  const reference = `sdk-${randomUUID()}`;
  const created = good(
    await client.payment.create(access, {
      ...{
        reference,
        amount: nok(20_000),
        userFlow: "WEB_REDIRECT",
        returnUrl: "https://shop.example.test/thanks",
      },
      paymentMethod: { type: "WALLET" },
      customer: { phoneNumber: "4791000011" },
      paymentDescription: "Coffee for a month",
    }),
  );
  expect(created.redirectUrl).toContain("/landing?token=");
  expect(
    (await client.payment.forceApprove(access, reference, { customer: { phoneNumber: "4791000011" } })).ok,
  ).toBe(true);
  const captured = good(await client.payment.capture(access, reference, { modificationAmount: nok(12_000) }));
  expect(captured.aggregate).toMatchObject({ authorizedAmount: nok(20_000), capturedAmount: nok(12_000) });
  good(await client.payment.refund(access, reference, { modificationAmount: nok(2_000) }));
  good(await client.payment.cancel(access, reference));
  const info = good(await client.payment.info(access, reference));
  expect(info).toMatchObject({
    state: "AUTHORIZED",
    aggregate: { cancelledAmount: nok(8_000), refundedAmount: nok(2_000) },
  });
  const history = good(await client.payment.history(access, reference));
  expect(history.map(({ name }) => name)).toEqual([
    "CREATED",
    "AUTHORIZED",
    "CAPTURED",
    "REFUNDED",
    "CANCELLED",
  ]);
});

it("hands a refusal over as the platform's problem, with its code", async () => {
  const answer = await client.payment.capture(await token(), "no-such-payment", {
    modificationAmount: nok(100),
  });
  expect(answer.ok).toBe(false);
  expect(JSON.stringify(answer)).toContain("5090");
});

it("registers, lists and deletes a webhook", async () => {
  const access = await token();
  const url = "https://shop.example.test/hook";
  const { id } = good(
    await client.webhook.register(access, { url, events: ["epayments.payment.captured.v1"] }),
  );
  expect(good(await client.webhook.list(access)).webhooks).toEqual([
    { id, url, events: ["epayments.payment.captured.v1"] },
  ]);
  expect((await client.webhook.delete(access, id ?? "")).ok).toBe(true);
  expect(good(await client.webhook.list(access)).webhooks).toEqual([]);
});
