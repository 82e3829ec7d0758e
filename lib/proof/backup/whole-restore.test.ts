import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { backUp } from "@/db/backup/back-up";
import { restore } from "@/db/backup/restore";
import { createMerchant, insertPayment } from "@/lib/testing/factories";
import { databaseOf, onDatabase, useFreshDatabases } from "@/lib/testing/fresh-database";
import { useTestDatabase } from "@/lib/testing/test-db";

const db = useTestDatabase();
const freshDatabase = useFreshDatabases();
const folder = mkdtempSync(join(tmpdir(), "portal-backup-"));
const file = join(folder, "portal.archive");
let owner = "";

const secretsKey = () => inject("cluster").secretsKey;

beforeAll(async () => {
  owner = databaseOf(new URL(db.url()).pathname);
  const merchant = await createMerchant(2);
  for (const minor of [100, 200, 300]) await insertPayment(merchant, { amountMinor: minor });
  const description = 'a\ttab, a\nline, "quotes", \\N and å 🧾';
  await insertPayment(merchant, { description, state: "CREATED", authorizedMinor: 0 });
  await backUp({ ownerUrl: owner, file, keyId: "k1", secretsKey: secretsKey() });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What has to be the same on both sides. */
const LOOKS = {
  payments: "select * from payments order by id",
  totals: "select * from payment_totals order by 1, 2, 3, 4",
  audit: "select * from audit_log order by merchant_id, seq",
  "forced row security": "select relname from pg_class where relforcerowsecurity order by 1",
  policies: "select polrelid::regclass::text, polname from pg_policy order by 1, 2",
  triggers:
    "select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2",
  "foreign keys":
    "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) as rule, convalidated from pg_constraint where contype = 'f' order by 1, 2",
  indexes: "select indexdef from pg_indexes where schemaname = 'public' order by 1",
  rights:
    "select grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = 'public' and grantee like 'portal%' and grantee <> 'portal_owner' order by 1, 2, 3",
  sequences: "select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1",
};

it("brings back every row and everything that guards them", async () => {
  const url = await freshDatabase();
  const done = await restore({ ownerUrl: url, file, secretsKeys: new Map([["k1", secretsKey()]]) });
  expect(done).toMatchObject({ toCompare: 4, demonstration: false });
  for (const [what, look] of Object.entries(LOOKS))
    expect([what, (await onDatabase(url, look)).rows]).toEqual([what, (await onDatabase(owner, look)).rows]);
  const state = await onDatabase(url, "select total, ended_at from recoveries");
  expect(state.rows).toEqual([{ total: 4, ended_at: null }]);
});

it("takes a former key, and goes on where a restore before it was killed", async () => {
  const url = await freshDatabase();
  await onDatabase(url, "create schema restoring; create table half (n int)");
  const present = randomBytes(32).toString("base64");
  const secretsKeys = new Map([
    ["k2", present],
    ["k1", secretsKey()],
  ]);
  await restore({ ownerUrl: url, file, secretsKeys });
  const left = await onDatabase(
    url,
    "select to_regclass('half') as half, to_regnamespace('restoring') as at",
  );
  expect(left.rows).toEqual([{ half: null, at: null }]);
});
