import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { shiftClock } from "@/lib/clock";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { makeSalesUnit } from "@/lib/sandbox/sales-unit";
import { createMerchant, createPerson, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { actionsIn, chainIsWhole, importPayment, operationIn, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "./capture-payment";
import { getPayment } from "./get-payment";
import { refundPayment } from "./refund-payment";

const DAY = 86_400_000;

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let clerk: PersonCaller;
let msn: string;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  clerk = await createPerson(merchant, [
    { role: "assistant", extras: ["transaction_management"], unit: msn },
  ]);
  await platform.connect(merchant);
});

async function reserved(minor = 10_000) {
  return importPayment(db, merchant, msn, await platform.approved(msn, minor));
}

type Input = Parameters<typeof capturePayment.call>[1];

const ask = (payment: { id: string; version: number }, own: Partial<Input> = {}): Input => ({
  paymentId: payment.id,
  seenVersion: payment.version,
  idempotencyKey: randomUUID(),
  ...own,
});

describe("a capture", () => {
  test("takes a part, leaves the rest open, and both ends agree", async () => {
    const payment = await reserved();
    const input = ask(payment, { amountMinor: 3_000 });
    const result = await capturePayment.call(clerk, input);
    expect(result).toEqual({
      ok: true,
      value: {
        outcome: "done",
        operationId: input.idempotencyKey,
        kind: "capture",
        amount: { minor: 3_000, currency: "NOK" },
      },
    });
    expect(await paymentIn(db, payment.id)).toMatchObject({
      captured_minor: 3_000,
      capture_reserved_minor: 0,
      status: "partially_captured",
    });
    expect(await platform.effects(msn, payment.reference, input.idempotencyKey)).toBe(1);
  });

  test("without an amount takes all that remains", async () => {
    const payment = await reserved();
    const result = await capturePayment.call(clerk, ask(payment));
    expect(result).toMatchObject({ ok: true, value: { amount: { minor: 10_000 } } });
    expect(await paymentIn(db, payment.id)).toMatchObject({ captured_minor: 10_000, status: "captured" });
  });

  test("stands in the audit log as asked for and as done, and the chain is whole", async () => {
    const payment = await reserved();
    const input = ask(payment, { amountMinor: 1 });
    await capturePayment.call(clerk, input);
    const rows = await actionsIn(db, payment.id);
    expect(rows.map(({ action, actor_id }) => [action, actor_id]).slice(-2)).toEqual([
      ["payment.capture.requested", clerk.id],
      ["payment.capture.done", clerk.id],
    ]);
    expect(rows.at(-1)?.["details"]).toEqual({
      operation: input.idempotencyKey,
      amountMinor: 1,
      currency: "NOK",
    });
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("is recorded before the platform hears of it", async () => {
    const payment = await reserved();
    const input = ask(payment, { amountMinor: 3_000 });
    let during: unknown;
    platform.order("/capture", async () => {
      during = [await operationIn(db, input.idempotencyKey), await paymentIn(db, payment.id)];
    });
    await capturePayment.call(clerk, input);
    expect(during).toMatchObject([{ state: "sent", attempt: 1 }, { capture_reserved_minor: 3_000 }]);
  });
});

// In Denmark and Finland a reservation stands for 14 days, with late capture approved for 180. The platform tells nobody which
// units have it, and a card guarantees for 7 days: the portal refused what the platform would have taken.
describe("late in Denmark", () => {
  afterEach(() => shiftClock(0));

  async function reservedLongAgo(days: number, lateCapture: boolean) {
    const { clock, context } = platform.sandbox();
    const { units } = context;
    const norwegian = units.byMsn(msn);
    if (!norwegian) throw new Error("the platform has no such unit");
    const { name, keys, merchant: company } = norwegian;
    await units.save(
      makeSalesUnit({ msn, name, keys, merchant: company, market: "DK", flags: { lateCapture } }),
    );
    const payment = await reserved();
    clock.advance(days * DAY);
    shiftClock(days * DAY);
    return payment;
  }

  test("the platform takes it where late capture is approved, and the page offers it with a word of warning", async () => {
    const payment = await reservedLongAgo(30, true);
    const seen = await getPayment.call(clerk, { paymentId: payment.id });
    expect(seen).toMatchObject({
      ok: true,
      value: { can: { capture: { most: { minor: 10_000, currency: "DKK" }, late: expect.any(Date) } } },
    });
    const result = await capturePayment.call(clerk, ask(payment));
    expect(result).toMatchObject({ ok: true, value: { outcome: "done", amount: { minor: 10_000 } } });
    expect(await paymentIn(db, payment.id)).toMatchObject({ captured_minor: 10_000, status: "captured" });
  });

  test("without the approval the platform's own refusal is told, and the amount is free again", async () => {
    const payment = await reservedLongAgo(15, false);
    const result = await capturePayment.call(clerk, ask(payment));
    expect(result).toMatchObject({ ok: false, error: { code: "refused_by_platform", platformCode: "6100" } });
    expect(await paymentIn(db, payment.id)).toMatchObject({ captured_minor: 0, capture_reserved_minor: 0 });
  });

  test("after 180 days nothing is asked any more", async () => {
    const payment = await reservedLongAgo(181, true);
    expect(await capturePayment.call(clerk, ask(payment))).toMatchObject({
      ok: false,
      error: { code: "capture_period_over" },
    });
    expect(platform.requests()).not.toContain("POST capture");
  });
});

describe("who may not", () => {
  test("without the permission nothing is sent, and the attempt stands in the audit log", async () => {
    const payment = await reserved();
    const reader = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
    const result = await capturePayment.call(reader, ask(payment));
    expect(result).toEqual({ ok: false, error: { code: "forbidden", permission: "payment:capture" } });
    expect(platform.requests()).not.toContain("POST capture");
    const refusals = await db.sql("select subject from audit_log where actor_id = $1", [reader.id]);
    expect(refusals).toEqual([{ subject: "permission:payment:capture" }]);
  });

  test("a colleague of another sales unit and a stranger hear the same as for an unknown id", async () => {
    const payment = await reserved();
    const elsewhere = await createPerson(merchant, [
      { role: "assistant", extras: ["transaction_management"], unit: merchant.units[1] ?? "" },
    ]);
    const strangers = await createMerchant();
    const stranger = await createPerson(strangers, [{ role: "administrator", extras: [], unit: "all" }]);
    const missing = { ok: false, error: { code: "payment_not_found" } };
    expect(await capturePayment.call(elsewhere, ask(payment))).toEqual(missing);
    expect(await capturePayment.call(stranger, ask(payment))).toEqual(missing);
    expect(await capturePayment.call(clerk, ask({ ...payment, id: randomUUID() }))).toEqual(missing);
    expect(platform.requests()).not.toContain("POST capture");
  });

  test("a job cannot capture, whatever it holds", async () => {
    const payment = await reserved();
    const job = systemCaller(merchant, "payment:sync", "operation:resolve");
    expect(await capturePayment.call(job, ask(payment))).toMatchObject({ error: { code: "forbidden" } });
  });
});

describe("the form's key", () => {
  test("sent twice gives the same answer and one effect", async () => {
    const payment = await reserved();
    const input = ask(payment, { amountMinor: 3_000 });
    const first = await capturePayment.call(clerk, input);
    expect(await capturePayment.call(clerk, input)).toEqual(first);
    expect(await platform.effects(msn, payment.reference, input.idempotencyKey)).toBe(1);
    expect(await paymentIn(db, payment.id)).toMatchObject({ captured_minor: 3_000 });
  });

  test.each([
    ["another amount", { amountMinor: 3_001 }],
    ["another payment", { paymentId: "other" }],
  ])("is refused with %s", async (_name, changed) => {
    const payment = await reserved();
    const other = await reserved();
    const input = ask(payment, { amountMinor: 3_000 });
    await capturePayment.call(clerk, input);
    const own = "paymentId" in changed ? { paymentId: other.id, seenVersion: other.version } : changed;
    const again = await capturePayment.call(clerk, { ...input, ...own });
    expect(again).toEqual({ ok: false, error: { code: "key_reused" } });
    expect(await paymentIn(db, other.id)).toMatchObject({ captured_minor: 0, capture_reserved_minor: 0 });
  });

  test("is refused for another kind of operation", async () => {
    const payment = await reserved();
    const input = ask(payment, { amountMinor: 3_000 });
    await capturePayment.call(clerk, input);
    expect(await refundPayment.call(clerk, input)).toEqual({ ok: false, error: { code: "key_reused" } });
  });

  test("is refused where it belongs to a payment that this person cannot see", async () => {
    const hidden = merchant.units[1] ?? "";
    const boss = await createPerson(merchant, [{ role: "administrator", extras: [], unit: "all" }]);
    const theirs = await importPayment(db, merchant, hidden, await platform.approved(hidden));
    const used = ask(theirs, { amountMinor: 1 });
    await capturePayment.call(boss, used);
    const mine = await reserved();
    const result = await capturePayment.call(clerk, ask(mine, { idempotencyKey: used.idempotencyKey }));
    expect(result).toEqual({ ok: false, error: { code: "key_reused" } });
    expect(await paymentIn(db, mine.id)).toMatchObject({ capture_reserved_minor: 0 });
  });
});

describe("what stands in the way", () => {
  test("a change since the person looked", async () => {
    const payment = await reserved();
    await capturePayment.call(clerk, ask(payment, { amountMinor: 1_000 }));
    const late = await capturePayment.call(clerk, ask(payment, { amountMinor: 1_000 }));
    expect(late).toEqual({ ok: false, error: { code: "changed_meanwhile" } });
    expect(await paymentIn(db, payment.id)).toMatchObject({ captured_minor: 1_000 });
  });

  test.each([
    ["more than remains", { amountMinor: 10_001 }, "amount_exceeds_remaining"],
    ["nothing", { amountMinor: 0 }, "invalid_input"],
    ["less than nothing", { amountMinor: -1 }, "invalid_input"],
    ["half an øre", { amountMinor: 0.5 }, "invalid_input"],
    ["text for an amount", { amountMinor: "100" as unknown as number }, "invalid_input"],
    ["too much to be true", { amountMinor: 10_000_000_000 }, "invalid_input"],
    ["a card number as reason", { reason: "card 4111 1111 1111 1111" }, "invalid_input"],
    ["an endless reason", { reason: "x".repeat(201) }, "invalid_input"],
    ["a key that is none", { idempotencyKey: "again" }, "invalid_input"],
    ["a field too many", { merchantId: "x" } as Partial<Input>, "invalid_input"],
  ])("%s", async (_name, own, code) => {
    const payment = await reserved();
    expect(await capturePayment.call(clerk, ask(payment, own))).toMatchObject({ ok: false, error: { code } });
    expect(platform.requests()).not.toContain("POST capture");
    expect(await db.sql("select id from operations where payment_id = $1", [payment.id])).toEqual([]);
  });

  test("missing keys of the sales unit", async () => {
    const payment = await reserved();
    await db.sql("delete from secrets where merchant_id = $1", [merchant.id]);
    expect(await capturePayment.call(clerk, ask(payment))).toEqual({
      ok: false,
      error: { code: "no_api_keys", msn },
    });
  });

  test("keys that the platform does not take: nothing happened, and nothing stays aside", async () => {
    const payment = await reserved();
    await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      keepApiKeys(tx, merchant.id, { msn, clientId: "old", clientSecret: "old", subscriptionKey: "old" }),
    );
    expect(await capturePayment.call(clerk, ask(payment))).toMatchObject({
      ok: false,
      error: { code: "refused_by_platform", platformCode: "http_401" },
    });
    expect(await paymentIn(db, payment.id)).toMatchObject({ capture_reserved_minor: 0 });
  });

  test("a platform that says no: its code is kept, the money is free again, and the key says the same again", async () => {
    const payment = await reserved();
    await platform.shop(msn).cancel(payment.reference, {});
    const input = ask(payment, { amountMinor: 3_000 });
    const refused = await capturePayment.call(clerk, input);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "refused_by_platform", platformCode: "6070" },
    });
    expect(await capturePayment.call(clerk, input)).toEqual(refused);
    expect(platform.requests().filter((request) => request === "POST capture")).toHaveLength(1);
    expect(await paymentIn(db, payment.id)).toMatchObject({ capture_reserved_minor: 0, captured_minor: 0 });
    expect((await actionsIn(db, payment.id)).at(-1)).toMatchObject({ action: "payment.capture.refused" });
  });

  test("the thirty-first request of a person within a minute", async () => {
    const payment = await reserved();
    for (let count = 0; count < 30; count += 1)
      await capturePayment.call(clerk, ask(payment, { seenVersion: 99 }));
    expect(await capturePayment.call(clerk, ask(payment))).toEqual({
      ok: false,
      error: { code: "too_many_requests" },
    });
  });
});
