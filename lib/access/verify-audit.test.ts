import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { appendAudit } from "./audit";
import { inWriteTransaction } from "./tenant-db";
import { verifyAudit } from "./verify-audit";

const db = useTestDatabase();
let merchant: TestMerchant;

beforeEach(async () => {
  merchant = await createMerchant();
  const caller = systemCaller(merchant, "payment:sync");
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    for (let row = 1; row <= 30; row += 1)
      await appendAudit(tx, caller, {
        action: "test.done",
        subject: `test:${randomUUID()}`,
        details: { row },
      });
  });
});

const verdict = async () => (await verifyAudit()).find(({ slug }) => slug === merchant.slug);

/** Past the trigger that refuses changes, as someone with the server in hand could. */
async function tamper(statement: string): Promise<void> {
  await db.sql("set session_replication_role = replica");
  await db.sql(statement, [merchant.id]);
  await db.sql("set session_replication_role = origin");
}

test("a chain that nobody touched is whole", async () => {
  expect(await verdict()).toEqual({ slug: merchant.slug, brokenAt: undefined });
});

test.each([
  ["changed details", "update audit_log set details = '{}' where merchant_id = $1 and seq = 7", 7],
  ["a changed actor", "update audit_log set actor_id = 'other' where merchant_id = $1 and seq = 30", 30],
  ["a changed time", "update audit_log set at = at + interval '1 ms' where merchant_id = $1 and seq = 1", 1],
  ["a row taken out", "delete from audit_log where merchant_id = $1 and seq = 12", 12],
  ["the last row taken out", "delete from audit_log where merchant_id = $1 and seq = 30", 30],
  [
    "a row put before the first",
    "insert into audit_log select merchant_id, 0, at, actor_kind, actor_id, action, subject, msn, details, request_id, previous_hash, hash from audit_log where merchant_id = $1 and seq = 1",
    1,
  ],
  ["a row moved to the end", "update audit_log set seq = 31 where merchant_id = $1 and seq = 3", 3],
  ["everything taken out", "delete from audit_log where merchant_id = $1", 1],
])("%s is found and its place named", async (_name, statement, place) => {
  await tamper(statement);
  expect(await verdict()).toEqual({ slug: merchant.slug, brokenAt: place });
});

test("nobody with the portal's rights can do any of this", async () => {
  for (const role of ["portal_app", "portal_worker", "portal_directory"]) {
    const rights = await db.sql(
      "select privilege_type from information_schema.role_table_grants where table_name = 'audit_log' and grantee = $1 order by 1",
      [role],
    );
    const names = rights.map((right) => right["privilege_type"]);
    expect(names.filter((name) => name !== "INSERT" && name !== "SELECT")).toEqual([]);
  }
  await expect(db.sql("delete from audit_log where merchant_id = $1", [merchant.id])).rejects.toThrow(
    "only ever added to",
  );
});
