import { randomUUID } from "node:crypto";
import type { PersonCaller } from "@/lib/access/caller";
import { shiftClock } from "@/lib/clock";
import { replaceTransport } from "@/lib/payments-api/client";
import { sendRequest } from "@/lib/requests/send-request";
import type { Sandbox } from "@/lib/sandbox/server";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import { systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { cancelPayment } from "@/lib/transactions/cancel-payment";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { refundPayment } from "@/lib/transactions/refund-payment";
import { syncPayment } from "@/lib/transactions/sync-payment";
import type { Dice } from "../dice";
import { type Cell, deathsOf, faultOf, type Place } from "./cells";
import { reach } from "./mortal";

/** A cell with all that it takes to play it. */
export type Played = Cell & {
  merchant: TestMerchant;
  msn: string;
  boss: PersonCaller;
  /** Of the payment; none for a creation. */
  payment: { id: string; version: number; reference: string } | undefined;
  amountMinor: number | undefined;
  asking: Place;
  recovering: Place | undefined;
  /** Keys of the decisions, one or two. */
  keys: string[];
  refusal: number | undefined;
};

const PHONE = "4791000001";
const MINOR = 10_000;

let passed = 0;

/** Moves everybody's clock: ours and, since it asks ours, the platform's. */
export function pass(ms: number): void {
  passed += Math.max(0, ms);
  shiftClock(passed);
}

/** Makes the cell's payment at the platform, as far as its kind needs it, and takes it into the portal. */
export async function prepare(
  sandbox: Sandbox,
  cell: Cell,
  place: Pick<Played, "merchant" | "msn" | "boss">,
  draw: Dice,
): Promise<Played> {
  const fault = faultOf(cell.reply, draw);
  const deaths = { recovering: undefined, ...deathsOf(cell, draw) };
  // A person of its own: only so many decisions within a minute are taken from one.
  const boss = { ...place.boss, id: randomUUID() };
  const payment = cell.kind === "create" ? undefined : await makePayment(sandbox, cell, place, draw);
  const operation = cell.kind.split(" ")[0] as "create" | "capture" | "refund" | "cancel"; // safe: KINDS begin so
  if (fault && "kind" in fault)
    sandbox.context.faults.add({ count: 1, status: 500, ms: 0, ...fault, operation, msn: place.msn });
  const part = cell.kind === "capture part" || (cell.kind === "refund" && draw.below(2) === 0);
  const keys =
    cell.double === "two users" || draw.below(2) === 0 ? [randomUUID(), randomUUID()] : [randomUUID()];
  return {
    ...{ ...cell, ...place, ...deaths, boss, payment, keys },
    amountMinor: part ? 1_000 + draw.below(5_000) : undefined,
    refusal: fault && "refusal" in fault ? fault.refusal : undefined,
  };
}

async function makePayment(
  sandbox: Sandbox,
  { kind }: Cell,
  { merchant, msn }: Pick<Played, "merchant" | "msn">,
  draw: Dice,
) {
  const unit = sandbox.context.units.byMsn(msn);
  if (!unit) throw new Error(`no unit ${msn}`);
  const shop = new MerchantClient((request) => sandbox.handle(request), unit);
  const reference = `crash-${randomUUID()}`;
  const elsewhere = () => `elsewhere-${randomUUID()}`.slice(0, 50);
  await shop.create(reference, MINOR, {}, elsewhere());
  // What the customer has not approved yet can be cancelled as well.
  if (kind !== "cancel" || draw.below(3) > 0)
    await sandbox.customers.approve({ msn, reference }, { phone: PHONE });
  if (kind === "refund") await shop.capture(reference, MINOR - draw.below(3_000), elsewhere());
  const pulled = await syncPayment.call(systemCaller(merchant, "payment:sync"), { msn, reference });
  if (!pulled.ok) throw new Error(pulled.error.code);
  return { id: pulled.value.paymentId, version: pulled.value.version, reference };
}

export type Told = { ok: boolean; code: string };

/** The decision of one person, as their form sends it. */
export async function decide(cell: Played, key: string, person: string): Promise<Told> {
  const caller = { ...cell.boss, id: person };
  const result = cell.payment ? await move(cell, cell.payment, key, caller) : await ask(cell, key, caller);
  return result.ok ? { ok: true, code: result.value.outcome } : { ok: false, code: result.error.code };
}

function ask({ msn }: Played, idempotencyKey: string, caller: PersonCaller) {
  return sendRequest.call(caller, {
    ...{ msn, phone: PHONE, amountMinor: MINOR, currency: "NOK", message: "Two bags of coffee" },
    ...{ minutes: 10, vatRate: 0, idempotencyKey },
  });
}

function move(
  { kind, amountMinor }: Played,
  { id: paymentId, version: seenVersion }: { id: string; version: number },
  idempotencyKey: string,
  caller: PersonCaller,
) {
  const whole = { paymentId, seenVersion, idempotencyKey };
  if (kind === "cancel") return cancelPayment.call(caller, whole);
  const input = { ...whole, ...(amountMinor !== undefined && { amountMinor }) };
  return kind === "refund" ? refundPayment.call(caller, input) : capturePayment.call(caller, input);
}

/** The network between portal and platform: whoever sends may die with the request out of the house. */
export function layWires(sandbox: Sandbox, cells: ReadonlyMap<string, Played>): void {
  replaceTransport(async (request) => {
    const cell = cells.get(request.headers.get("merchant-serial-number") ?? "");
    if (request.method !== "POST" || !cell || !request.headers.has("idempotency-key"))
      return sandbox.handle(request);
    reach("sent-not-arrived");
    const { refusal } = cell;
    cell.refusal = undefined;
    const answer = refusal ? refuse(refusal) : await sandbox.handle(request).catch((error: Error) => error);
    reach("done-not-read");
    if (answer instanceof Error) throw answer;
    return answer;
  });
}

function refuse(status: number): Response {
  const problem = { type: "about:blank", title: "Refused", status, detail: "Refused on order" };
  return Response.json(problem, { status, headers: { "content-type": "application/problem+json" } });
}
