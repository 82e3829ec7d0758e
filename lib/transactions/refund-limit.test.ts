import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { changeRefundLimit } from "@/lib/sales-units/change-refund-limit";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { importPayment, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "./capture-payment";
import { refundPayment } from "./refund-payment";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let msn: string;
/** The same person an hour after they proved who they are. */
let later: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  boss = await createAdministrator(merchant);
  later = { ...boss, provedAt: boss.provedAt - 3_600_000 };
  await platform.connect(merchant);
  await changeRefundLimit.call(boss, { msn, limitMinor: 5_000 });
});

async function captured(unit = msn): Promise<string> {
  const payment = await importPayment(db, merchant, unit, await platform.approved(unit, 10_000));
  const input = { paymentId: payment.id, seenVersion: payment.version, idempotencyKey: randomUUID() };
  await capturePayment.call(boss, input);
  return payment.id;
}

async function refund(who: PersonCaller, paymentId: string, amountMinor: number) {
  const seenVersion = Number((await paymentIn(db, paymentId))["version"]);
  return refundPayment.call(who, { paymentId, seenVersion, idempotencyKey: randomUUID(), amountMinor });
}

const proof = { ok: false, error: { code: "needs_fresh_sign_in" } };
const done = { ok: true, value: { outcome: "done" } };

describe("above the unit's limit", () => {
  test("a refund needs a fresh sign-in, up to it none, and nothing happened before", async () => {
    const payment = await captured();
    expect(await refund(later, payment, 5_001)).toEqual(proof);
    expect(await paymentIn(db, payment)).toMatchObject({ refunded_minor: 0, refund_reserved_minor: 0 });
    expect(await refund(later, payment, 5_000)).toMatchObject(done);
    expect(await refund(boss, payment, 5_000)).toMatchObject(done);
  });

  test("many small refunds come to the same as a large one", async () => {
    const [one, other] = [await captured(), await captured()];
    expect(await refund(later, one, 3_000)).toMatchObject(done);
    expect(await refund(later, other, 2_001)).toEqual(proof);
    expect(await refund(later, other, 2_000)).toMatchObject(done);
  });

  test("of two at the same moment only one passes", async () => {
    const payments = [await captured(), await captured(), await captured()];
    const answers = await Promise.all(payments.map((payment) => refund(later, payment, 3_000)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("another unit has a limit of its own, or none", async () => {
    expect(await refund(later, await captured(merchant.units[1]), 9_000)).toMatchObject(done);
  });

  test("the limit itself is changed only after a fresh sign-in", async () => {
    expect(await changeRefundLimit.call(later, { msn, limitMinor: null })).toEqual(proof);
    expect(await changeRefundLimit.call(boss, { msn, limitMinor: null })).toMatchObject({ ok: true });
    expect(await refund(later, await captured(), 9_000)).toMatchObject(done);
  });
});
