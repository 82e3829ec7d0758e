import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { appendAudit } from "./audit";
import { hashOf, type Link, START, walkChain } from "./audit-chain";
import { noteHeads, readNotedHeads } from "./noted-heads";
import { inReadTransaction, inWriteTransaction } from "./tenant-db";
import { verifyAudit } from "./verify-audit";

const db = useTestDatabase();
const COLUMNS =
  "merchant_id, seq, at, actor_kind, actor_id, action, subject, msn, details, request_id, previous_hash, hash, ip, result";
let merchant: TestMerchant;

beforeEach(async () => {
  merchant = await createMerchant();
  const caller = { ...systemCaller(merchant, "payment:sync"), ip: "192.0.2.7" };
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
    `insert into audit_log (${COLUMNS}) select merchant_id, 0, at, actor_kind, actor_id, action, subject, msn, details, request_id, previous_hash, hash, ip, result from audit_log where merchant_id = $1 and seq = 1`,
    1,
  ],
  ["a changed address", "update audit_log set ip = '10.0.0.1' where merchant_id = $1 and seq = 5", 5],
  ["an address taken out", "update audit_log set ip = null where merchant_id = $1 and seq = 30", 30],
  ["a refusal made a success", "update audit_log set result = null where merchant_id = $1 and seq = 9", 9],
  ["a row moved to the end", "update audit_log set seq = 31 where merchant_id = $1 and seq = 3", 3],
  ["everything taken out", "delete from audit_log where merchant_id = $1", 1],
])("%s is found and its place named", async (_name, statement, place) => {
  await tamper(statement);
  expect(await verdict()).toEqual({ slug: merchant.slug, brokenAt: place });
});

describe("ends that were noted outside the database", () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-heads-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const fileFor = () => join(folder, merchant.slug);
  const against = async () =>
    (await verifyAudit(await readNotedHeads(fileFor()))).find(({ slug }) => slug === merchant.slug);

  /** Changes a row and makes all after it fit again, the head too, as someone with time could. */
  async function rewriteFrom(seq: number): Promise<void> {
    const rows = await db.sql("select * from audit_log where merchant_id = $1 order by seq", [merchant.id]);
    let previousHash = START;
    await db.sql("set session_replication_role = replica");
    for (const row of rows) {
      const actorId = Number(row["seq"]) === seq ? "somebody else" : String(row["actor_id"]);
      // safe: only what a row is hashed from
      const hashed = {
        ...{
          merchantId: merchant.id,
          seq: Number(row["seq"]),
          at: row["at"],
          actorKind: row["actor_kind"],
          actorId,
        },
        ...{ action: row["action"], subject: row["subject"], msn: row["msn"], details: row["details"] },
        ...{ requestId: row["request_id"], ip: row["ip"], result: row["result"], previousHash },
      } as Parameters<typeof hashOf>[0];
      const hash = hashOf(hashed);
      await db.sql(
        "update audit_log set actor_id = $3, previous_hash = $4, hash = $5 where merchant_id = $1 and seq = $2",
        [merchant.id, row["seq"], actorId, previousHash, hash],
      );
      previousHash = hash;
    }
    await db.sql("update audit_heads set hash = $2 where merchant_id = $1", [merchant.id, previousHash]);
    await db.sql("set session_replication_role = origin");
  }

  test("are each noted once, and fit while nothing was changed", async () => {
    expect(await noteHeads(fileFor())).toBeGreaterThan(0);
    expect(await noteHeads(fileFor())).toBe(0);
    expect(await against()).toEqual({ slug: merchant.slug, brokenAt: undefined });
  });

  test("show a chain that was made anew from some row on, which fits in itself", async () => {
    await noteHeads(fileFor());
    await rewriteFrom(17);
    expect(await verdict()).toEqual({ slug: merchant.slug, brokenAt: undefined });
    expect(await against()).toEqual({ slug: merchant.slug, brokenAt: 30 });
  });

  test("show a log that is gone with its head", async () => {
    await noteHeads(fileFor());
    await tamper("delete from audit_log where merchant_id = $1");
    await tamper("delete from audit_heads where merchant_id = $1");
    expect(await verdict()).toEqual({ slug: merchant.slug, brokenAt: undefined });
    expect(await against()).toEqual({ slug: merchant.slug, brokenAt: 30 });
  });

  test("of rows that went with the former database say nothing after a restore", async () => {
    const before = await db.sql("select now() as at");
    await noteHeads(fileFor());
    await tamper("delete from audit_log where merchant_id = $1 and seq > 20");
    await db.sql(
      "update audit_heads set seq = 20, hash = (select hash from audit_log where merchant_id = $1 and seq = 20) where merchant_id = $1",
      [merchant.id],
    );
    expect(await against()).toMatchObject({ brokenAt: 30 });
    await db.sql(
      "insert into recoveries (merchant_id, backup_at, restored_at, total) values ($1, $2, now(), 0)",
      [merchant.id, before[0]?.["at"]],
    );
    expect(await against()).toEqual({ slug: merchant.slug, brokenAt: undefined });
  });
});

test("a row from before addresses and results were kept still fits", async () => {
  const old = {
    merchantId: merchant.id,
    seq: 1,
    at: new Date("2026-11-20T08:00:00Z"),
    actorKind: "job" as const,
  };
  const row = { ...old, actorId: "x", action: "a", subject: "b", msn: null, details: {}, requestId: null };
  // Computed by the portal as it was before the two columns came.
  const asThen = createHash("sha256")
    .update(START)
    .update(
      `{"action":"a","actorId":"x","actorKind":"job","at":"2026-11-20T08:00:00.000Z","details":{},"merchantId":"${merchant.id}",` +
        `"msn":null,"previousHash":"${START}","requestId":null,"seq":1,"subject":"b"}`,
    );
  expect(hashOf({ ...row, previousHash: START, ip: null, result: null })).toBe(asThen.digest("hex"));
});

test("a long chain is walked in parts, each going on from the last row of the one before", async () => {
  await tamper(
    `insert into audit_log (${COLUMNS}) select merchant_id, seq + 5000, at, actor_kind, actor_id, action, subject, msn, details, request_id, previous_hash, hash, ip, result from audit_log where merchant_id = $1 and seq = 30`,
  );
  const walk = (from?: Link) =>
    inReadTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      walkChain(tx, merchant.id, { most: 1_000, ...(from && { from }) }),
    );
  const first = await walk();
  expect(first).toMatchObject({ kind: "further", from: { seq: 30 } });
  const further = () => walk(first.kind === "further" ? first.from : undefined);
  // Beyond a gap of thousands there is one row more.
  expect(await further()).toEqual({ kind: "broken", at: 31 });
  await tamper("delete from audit_log where merchant_id = $1 and seq > 30");
  expect(await further()).toEqual({ kind: "whole", rows: 30 });
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
