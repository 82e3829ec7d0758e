import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { importPayment } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { findViolations } from "./invariants";

// What looks for violations has to find them: each rule is broken on purpose once.
const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let boss: PersonCaller;
let msn: string;
let payment: Awaited<ReturnType<typeof importPayment>>;
let key: string;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  boss = await createAdministrator(merchant);
  await platform.connect(merchant);
  const reference = await platform.approved(msn);
  payment = await importPayment(db, merchant, msn, reference);
  key = randomUUID();
  const asked = { paymentId: payment.id, seenVersion: payment.version, amountMinor: 3_000 };
  await capturePayment.call(boss, { ...asked, idempotencyKey: key });
});

const violations = async () => {
  const { handle } = platform.sandbox();
  const world = { sql: db.sql, appUrl: db.url(), platform: handle, merchants: [merchant.id] };
  return (await findViolations(world)).map(({ rule }) => rule);
};

it("finds nothing after a capture as it should be", async () => {
  expect(await violations()).toEqual([]);
});

it.each([
  ["I3", "update operations set state = 'failed' where id = $1"],
  ["I2", "update operations set state = 'unknown' where id = $1"],
  [
    "I4",
    "update payments set captured_minor = 2999 where id = (select payment_id from operations where id = $1)",
  ],
  [
    "I5",
    "update payments set capture_reserved_minor = 1 where id = (select payment_id from operations where id = $1)",
  ],
  ["I6", "update operations set created_by = gen_random_uuid() where id = $1"],
  ["I6", "update audit_log set subject = 'payment:other' where details->>'operation' = $1"],
])("finds a breach of %s: %s", async (rule, statement) => {
  // Past the trigger too that keeps the log from being changed.
  await db.sql("set session_replication_role = replica");
  await db.sql(statement, [key]);
  await db.sql("set session_replication_role = origin");
  expect(await violations()).toContain(rule);
});

it("finds money that moved without an intent, and a second time under one", async () => {
  await platform.shop(msn).capture(payment.reference, 500);
  expect(await violations()).toEqual(["I2", "I4"]);
});

it("finds rows that another company sees", async () => {
  await db.sql(
    "alter table payment_notes no force row level security; alter table payment_notes disable row level security",
  );
  await db.sql(
    `insert into payment_notes (merchant_id, msn, payment_id, author_id, text) select merchant_id, msn, id, id, 'seen' from payments where id = $1`,
    [payment.id],
  );
  expect(await violations()).toEqual(["I8"]);
  await db.sql(
    "alter table payment_notes enable row level security; alter table payment_notes force row level security",
  );
});
