import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import type { NewRequestInput } from "@/lib/requests/request-input";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { chainIsWhole, importPayment } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import { cancelRequest } from "./cancel-request";
import { getRequest } from "./get-request";
import { listRequests } from "./list-requests";
import { remindCustomer } from "./remind-customer";
import { runRequest } from "./run-request";
import { sendAgain } from "./send-again";
import { sendRequest } from "./send-request";

const db = useTestDatabase();
const platform = useTestPlatform();
const PHONE = "4791000001";
let merchant: TestMerchant;
let assistant: PersonCaller;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: msn }]);
  await platform.connect(merchant, { longLiving: true });
});

const wanted = (own: Partial<NewRequestInput> = {}): NewRequestInput => ({
  msn,
  phone: PHONE,
  amountMinor: 12_500,
  currency: "NOK",
  message: "Two bags of coffee",
  minutes: 10,
  vatRate: 2500,
  idempotencyKey: randomUUID(),
  ...own,
});

async function sent(own: Partial<NewRequestInput> = {}): Promise<string> {
  const made = await sendRequest.call(assistant, wanted(own));
  if (!made.ok) throw new Error(`not sent: ${made.error.code}`);
  return made.value.requestId;
}

async function look(requestId: string) {
  const found = await getRequest.call(assistant, { requestId });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

const press = (requestId: string) => ({ requestId, idempotencyKey: randomUUID() });

/** The customer or the platform changed the payment, and its webhook told so. */
async function heard(requestId: string, change?: "approve" | "reject"): Promise<void> {
  const [{ reference = "" } = {}] = (await look(requestId)).sendings;
  const at = { msn, reference };
  if (change === "approve") await platform.sandbox().customers.approve(at, { phone: PHONE });
  if (change === "reject") await platform.sandbox().customers.reject(at);
  await importPayment(db, merchant, msn, reference);
}

/** Time goes by on the platform's own calendar. */
async function passes(seconds: number): Promise<void> {
  const { clock, catchUp } = platform.sandbox().context;
  clock.advance(seconds * 1_000);
  await catchUp();
}

const logOf = async () =>
  db.sql("select seq, action from audit_log where merchant_id = $1 order by seq", [merchant.id]);

async function workerCarriesOutOperations(): Promise<void> {
  for (const { id } of await db.sql("select id from operations where state = 'pending'"))
    await resolveOperation.call(systemCaller(merchant, "operation:resolve"), { operationId: String(id) });
}

async function workerLooks(requestId: string) {
  await db.sql(
    "update payment_requests set send_at = now() - interval '1 second' where id = $1 and send_at is not null",
    [requestId],
  );
  return runRequest.call(systemCaller(merchant, "payment-request:run"), { requestId });
}

describe("a request", () => {
  test("follows its customer from sent to paid, and stands in the list and among recent numbers", async () => {
    const id = await sent();
    expect(await look(id)).toMatchObject({
      state: "open",
      phone: "+47 910 00 001",
      amount: { minor: 12_500 },
    });
    await heard(id, "approve");
    expect(await look(id)).toMatchObject({ state: "paid", payment: { status: "reserved" } });
    const list = await listRequests.call(assistant, { environment: "production" });
    expect(list).toMatchObject({
      value: { rows: [{ id, state: "paid" }], recent: [PHONE], units: [{ msn }] },
    });
    expect(await listRequests.call(assistant, { environment: "test" })).toMatchObject({
      value: { rows: [], units: [] },
    });
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("with more time and order lines carries its receipt", async () => {
    const lines = [
      { name: "Coffee", pieces: 2, unitMinor: 5_000, vatRate: 1500 },
      { name: "Cup", pieces: 1, unitMinor: 2_500, vatRate: 2500 },
    ];
    const id = await sent({ minutes: 7 * 24 * 60, lines });
    expect(await look(id)).toMatchObject({ state: "open", lines: [{ name: "Coffee" }, { name: "Cup" }] });
    const [{ body } = {}] = await db.sql("select body from payment_creations where source_id = $1", [id]);
    expect(JSON.parse(String(body)).receipt.orderLines).toHaveLength(2);
    const wrong = wanted({ lines: [{ name: "Cup", pieces: 1, unitMinor: 1, vatRate: 0 }] });
    expect(await sendRequest.call(assistant, wrong)).toMatchObject({
      error: { code: "receipt_sum_differs" },
    });
  });

  test("sent twice by one press is one, and its key stands for nothing else", async () => {
    const input = wanted();
    const both = await Promise.all([sendRequest.call(assistant, input), sendRequest.call(assistant, input)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(2);
    expect(platform.requests().filter((one) => one === "POST payments")).toHaveLength(1);
    expect(await sendRequest.call(assistant, { ...input, amountMinor: 1 })).toMatchObject({
      error: { code: "key_reused" },
    });
  });

  test("whose answer got lost is unconfirmed and cannot be sent again", async () => {
    platform.order("/payments", "apply_then_drop");
    const made = await sendRequest.call(assistant, wanted());
    expect(made).toMatchObject({ value: { outcome: "unknown" } });
    const id = made.ok ? made.value.requestId : "";
    expect(await look(id)).toMatchObject({ state: "unconfirmed" });
    expect(await sendAgain.call(assistant, press(id))).toEqual({
      ok: false,
      error: { code: "request_not_over" },
    });
  });

  test("that nobody asked the platform for before the restart is taken up by the worker, once", async () => {
    const input = wanted();
    platform.order("/payments", async () => {
      throw Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    });
    await sendRequest.call(assistant, input);
    await db.sql("delete from payment_creations");
    await db.sql("update payment_requests set send_at = now()");
    await workerLooks(input.idempotencyKey);
    await workerLooks(input.idempotencyKey);
    expect(await look(input.idempotencyKey)).toMatchObject({ state: "open" });
    expect(platform.requests().filter((one) => one === "POST payments")).toHaveLength(2);
  });
});

describe("what the customer does with it", () => {
  test('"pay later" leaves it open, also past the usual ten minutes, until it is paid', async () => {
    const id = await sent({ minutes: 3 * 24 * 60 });
    const [{ reference = "" } = {}] = (await look(id)).sendings;
    const customer = platform.sandbox().customers;
    expect(await customer.postpone({ msn, reference })).toMatchObject({ outcome: "postponed" });
    await passes(2 * 86_400);
    await heard(id);
    expect(await look(id)).toMatchObject({ state: "open", underway: null });
    await heard(id, "approve");
    expect(await look(id)).toMatchObject({ state: "paid" });
  });

  test("nothing, for as long as there was time: it is over, and sent again it has its time anew", async () => {
    const id = await sent();
    await passes(9 * 60);
    await heard(id);
    expect(await look(id)).toMatchObject({ state: "open" });
    await passes(2 * 60);
    await heard(id);
    expect(await look(id)).toMatchObject({ state: "expired", payment: { status: "expired" } });
    expect(await remindCustomer.call(assistant, press(id))).toMatchObject({
      error: { code: "no_longer_open" },
    });
    expect(await sendAgain.call(assistant, press(id))).toMatchObject({ value: { outcome: "created" } });
    expect(await look(id)).toMatchObject({ state: "open" });
  });

  test("a no ends it, and can't be taken back", async () => {
    const id = await sent();
    await heard(id, "reject");
    expect(await look(id)).toMatchObject({ state: "rejected", payment: { status: "rejected" } });
    for (const useCase of [cancelRequest, remindCustomer])
      expect(await useCase.call(assistant, press(id))).toMatchObject({ error: { code: "no_longer_open" } });
  });

  test("a yes that the portal hears of twice changes nothing the second time", async () => {
    const id = await sent();
    await heard(id, "approve");
    const before = { ...(await look(id)), log: await logOf() };
    await heard(id);
    expect({ ...(await look(id)), log: await logOf() }).toEqual(before);
  });
});

describe("an open request", () => {
  test("is cancelled by who may send, without any right to cancel payments", async () => {
    const id = await sent();
    expect(await cancelRequest.call(assistant, press(id))).toMatchObject({ ok: true });
    expect(await look(id)).toMatchObject({ state: "open", underway: "cancelling" });
    await workerCarriesOutOperations();
    expect(await look(id)).toMatchObject({ state: "cancelled", underway: null });
    expect(await cancelRequest.call(assistant, press(id))).toMatchObject({
      error: { code: "no_longer_open" },
    });
  });

  test("rings again: the old one is over before the new one is there", async () => {
    const id = await sent();
    expect(await remindCustomer.call(assistant, press(id))).toMatchObject({ ok: true });
    expect(await workerLooks(id)).toMatchObject({ value: { done: "waited" } });
    expect((await look(id)).sendings).toHaveLength(1);
    await workerCarriesOutOperations();
    // A page that took this for the end stopped looking, and never showed the new one.
    expect(await look(id)).toMatchObject({ state: "queued", underway: "reminding" });
    expect(await workerLooks(id)).toMatchObject({ value: { done: "created" } });
    const { state, reminders, sendings } = await look(id);
    expect({ state, reminders }).toEqual({ state: "open", reminders: 1 });
    expect(sendings.map(({ payment }) => payment?.status)).toEqual(["requested", "cancelled"]);
  });

  test("that is paid while it is to ring again is not sent anew", async () => {
    const id = await sent();
    await remindCustomer.call(assistant, press(id));
    await heard(id, "approve");
    await workerCarriesOutOperations();
    expect(await workerLooks(id)).toMatchObject({ value: { done: "ended" } });
    expect(await look(id)).toMatchObject({ state: "paid", reminders: 0 });
    expect((await look(id)).sendings).toHaveLength(1);
  });
});

describe("what is over", () => {
  test("is sent again under a new key, once per press", async () => {
    const id = await sent();
    await heard(id, "reject");
    expect(await look(id)).toMatchObject({ state: "rejected" });
    const again = press(id);
    const both = await Promise.all([sendAgain.call(assistant, again), sendAgain.call(assistant, again)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await look(id)).toMatchObject({ state: "open" });
    expect((await look(id)).sendings).toHaveLength(2);
  });

  test("also when the platform never took it, with the reason", async () => {
    const made = wanted({ phone: "4791230000" });
    expect(await sendRequest.call(assistant, made)).toMatchObject({ error: { code: "customer_cannot_pay" } });
    expect(await look(made.idempotencyKey)).toMatchObject({
      state: "failed",
      failure: { code: "customer_cannot_pay" },
    });
  });
});

test("is nobody else's: not of another unit, another company or who only reads", async () => {
  const id = await sent();
  const elsewhere = await createPerson(merchant, [
    { role: "assistant", extras: [], unit: merchant.units[1] ?? "" },
  ]);
  const stranger = await createAdministrator(await createMerchant());
  const reader = await createPerson(merchant, [{ role: "accountant", extras: [], unit: "all" }]);
  for (const caller of [elsewhere, stranger]) {
    const missing = { ok: false, error: { code: "request_not_found" } };
    expect(await getRequest.call(caller, { requestId: id })).toEqual(missing);
    for (const useCase of [cancelRequest, remindCustomer, sendAgain])
      expect(await useCase.call(caller, press(id))).toEqual(missing);
    expect(await listRequests.call(caller, { environment: "production" })).toMatchObject({
      value: { rows: [] },
    });
  }
  expect(await getRequest.call(reader, { requestId: id })).toMatchObject({ error: { code: "forbidden" } });
  expect(await sendRequest.call(elsewhere, wanted())).toMatchObject({ error: { code: "unit_not_found" } });
});
