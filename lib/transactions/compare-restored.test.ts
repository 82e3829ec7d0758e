import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { recoveringMerchants } from "@/lib/access/recovery";
import { shiftClock } from "@/lib/clock";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import { chainIsWhole, importPayment, operationIn, paymentIn } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "./capture-payment";
import { compareRestored } from "./compare-restored";
import { refundPayment } from "./refund-payment";
import { resolveOperation } from "./resolve-operation";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let msn: string;
let payment: { id: string; reference: string; version: number };

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  boss = await createAdministrator(merchant);
  await platform.connect(merchant);
  payment = await importPayment(db, merchant, msn, await platform.approved(msn));
});
afterEach(() => shiftClock(0));

/** What the end of a restore leaves: the rows as they are now, and these payments to compare. */
async function restored(listed: readonly string[]): Promise<void> {
  // What the test did so far was before the restore, also by the clock.
  await db.sql("select pg_sleep(0.01)");
  await db.sql(
    "insert into recoveries (merchant_id, backup_at, restored_at, total) values ($1, now(), now(), $2)",
    [merchant.id, listed.length],
  );
  for (const id of listed)
    await db.sql("insert into recovery_payments values ($1, $2, $3, now() - interval '1 hour')", [
      merchant.id,
      msn,
      id,
    ]);
  await db.sql("select pg_sleep(0.01)");
}

const compare = () => compareRestored.call(systemCaller(merchant, "payment:sync"), { most: 100 });
const capture = (key: string, amountMinor: number, seenVersion = payment.version) =>
  capturePayment.call(boss, { paymentId: payment.id, seenVersion, idempotencyKey: key, amountMinor });
const effects = (key: string) => platform.effects(msn, payment.reference, key);

describe("after a restore", () => {
  test("no money moves until every payment was compared; then it does, and the audit log says so", async () => {
    await restored([payment.id]);
    expect(await recoveringMerchants()).toContain(merchant.id);
    const key = randomUUID();
    expect(await capture(key, 3_000)).toMatchObject({ ok: false, error: { code: "recovering" } });
    expect(platform.requests()).not.toContain("POST capture");
    expect(await compare()).toMatchObject({ value: { state: "going_on" } });
    expect(await compare()).toMatchObject({ value: { state: "ended" } });
    expect(await compare()).toMatchObject({ value: { state: "none" } });
    expect(await recoveringMerchants()).not.toContain(merchant.id);
    expect(await capture(key, 3_000)).toMatchObject({ ok: true, value: { outcome: "done" } });
    const told = await db.sql("select details from audit_log where merchant_id = $1 and action = $2", [
      merchant.id,
      "company.recovered",
    ]);
    expect(told).toMatchObject([{ details: { total: 1, unreadable: 0 } }]);
    expect(await chainIsWhole(merchant)).toBe(true);
  });

  test("what the platform did since the backup is known before anyone acts on it", async () => {
    expect((await platform.shop(msn).capture(payment.reference, 6_000)).status).toBe(200);
    await restored([payment.id]);
    await compare();
    expect(await paymentIn(db, payment.id)).toMatchObject({ captured_minor: 6_000 });
    await compare();
    expect(await capture(randomUUID(), 10_000)).toMatchObject({ error: { code: "changed_meanwhile" } });
  });

  test("a request that was open and is in the platform's log is settled, not sent", async () => {
    const key = randomUUID();
    platform.order("/capture", "apply_then_drop");
    await capture(key, 3_000);
    await restored([payment.id]);
    await compare();
    expect(await operationIn(db, key)).toMatchObject({ state: "succeeded" });
    expect(await effects(key)).toBe(1);
  });

  test("a request that was open and is not in the log is a person's, and is never sent again", async () => {
    const key = randomUUID();
    platform.order("/capture", "drop_before_apply");
    await capture(key, 3_000);
    await restored([payment.id]);
    const before = platform.requests().filter((request) => request === "POST capture").length;
    // The minute in which the platform may still be at work with it.
    await compare();
    expect(await operationIn(db, key)).toMatchObject({ state: "unknown" });
    shiftClock(2 * 60_000);
    await compare();
    expect(await operationIn(db, key)).toMatchObject({ state: "needs_review" });
    expect(await compare()).toMatchObject({ value: { state: "ended" } });
    expect(platform.requests().filter((request) => request === "POST capture")).toHaveLength(before);
    expect(await effects(key)).toBe(0);
  });

  test("the worker that meets it first does the same", async () => {
    const key = randomUUID();
    platform.order("/capture", "drop_before_apply");
    await capture(key, 3_000);
    await restored([]);
    expect(await compare()).toMatchObject({ value: { state: "ended" } });
    shiftClock(2 * 60_000);
    const caller = systemCaller(merchant, "operation:resolve");
    const resolved = await resolveOperation.call(caller, { operationId: key });
    expect(resolved).toMatchObject({ value: { state: "needs_review" } });
    expect(await effects(key)).toBe(0);
  });

  test("a payment that was not on the list is compared before its first money moves", async () => {
    await capture(randomUUID(), 10_000);
    const row = await paymentIn(db, payment.id);
    await restored([]);
    await compare();
    // Given back after the backup was taken: the row does not know it.
    expect((await platform.shop(msn).refund(payment.reference, 10_000)).status).toBe(200);
    const asked = {
      paymentId: payment.id,
      seenVersion: Number(row?.["version"]),
      idempotencyKey: randomUUID(),
    };
    const refund = await refundPayment.call(boss, { ...asked, amountMinor: 10_000 });
    expect(refund).toMatchObject({ ok: false, error: { code: "changed_meanwhile" } });
    expect(await paymentIn(db, payment.id)).toMatchObject({ refunded_minor: 10_000 });
  });

  test("while the platform is away, the comparison waits and money rests", async () => {
    await restored([payment.id]);
    platform.order(payment.reference, "drop_before_apply", "GET");
    await compare();
    expect(await compare()).toMatchObject({ value: { state: "waiting" } });
    expect(await capture(randomUUID(), 3_000)).toMatchObject({ error: { code: "recovering" } });
    shiftClock(31_000);
    await compare();
    expect(await compare()).toMatchObject({ value: { state: "ended" } });
  });
});
