import { beforeEach, expect, it } from "vitest";
import { appendAudit } from "@/lib/access/audit";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { checkChain } from "./check-chain";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  admin = await createAdministrator(merchant);
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    for (let n = 1; n <= 12; n += 1)
      await appendAudit(tx, admin, { action: "payment.seen", subject: `payment:${n}` });
  });
});

async function tamper(statement: string): Promise<void> {
  await db.sql("set session_replication_role = replica");
  await db.sql(statement, [merchant.id]);
  await db.sql("set session_replication_role = origin");
}

it("says that the log is whole, and of how many entries", async () => {
  expect(await checkChain.call(admin, { after: 0 })).toEqual({
    ok: true,
    value: { kind: "whole", rows: 12 },
  });
});

it("goes on from a row in the middle", async () => {
  expect(await checkChain.call(admin, { after: 9 })).toEqual({
    ok: true,
    value: { kind: "whole", rows: 12 },
  });
  await tamper("update audit_log set subject = 'payment:x' where merchant_id = $1 and seq = 11");
  expect(await checkChain.call(admin, { after: 9 })).toEqual({ ok: true, value: { kind: "broken", at: 11 } });
});

it("says where it breaks", async () => {
  await tamper("update audit_log set subject = 'payment:x' where merchant_id = $1 and seq = 4");
  expect(await checkChain.call(admin, { after: 0 })).toEqual({ ok: true, value: { kind: "broken", at: 4 } });
});

it("counts a row that is gone since the step before as a break", async () => {
  await tamper("delete from audit_log where merchant_id = $1 and seq = 9");
  expect(await checkChain.call(admin, { after: 9 })).toEqual({ ok: true, value: { kind: "broken", at: 9 } });
});

it("is whole while others write", async () => {
  const writes = Array.from({ length: 20 }, (_, n) =>
    inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      appendAudit(tx, admin, { action: "payment.seen", subject: `payment:more-${n}` }),
    ),
  );
  const looks = Array.from({ length: 10 }, () => checkChain.call(admin, { after: 0 }));
  for (const look of await Promise.all(looks))
    expect(look).toMatchObject({ ok: true, value: { kind: "whole" } });
  await Promise.all(writes);
});

it("is not for everyone, and not without end", async () => {
  const manager = await createPerson(merchant, [{ role: "sales_unit_manager", extras: [], unit: "all" }]);
  expect(await checkChain.call(manager, { after: 0 })).toMatchObject({ error: { code: "forbidden" } });
  await db.sql("update rate_limits set count = 200");
  expect(await checkChain.call(admin, { after: -1 })).toMatchObject({ error: { code: "invalid_input" } });
  await checkChain.call(admin, { after: 0 });
  await db.sql("update rate_limits set count = 200");
  expect(await checkChain.call(admin, { after: 0 })).toMatchObject({ error: { code: "too_many_requests" } });
});
