import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { watchStatements } from "@/lib/testing/watch-statements";
import { writeCursor } from "./audit-filter";
import { listAudit } from "./list-audit";

const db = useTestDatabase();
let merchant: TestMerchant;
let admin: PersonCaller;
let portal: Client;

beforeAll(async () => {
  merchant = await createMerchant();
  admin = await createAdministrator(merchant);
  const other = await createMerchant();
  for (const [{ id }, rows] of [
    [merchant, 20_000],
    [other, 30_000],
  ] as const)
    await db.sql(`
      insert into audit_log (merchant_id, seq, at, actor_kind, actor_id, action, subject, details, previous_hash, hash, result)
      select '${id}', n, now() - (${rows} - n) * interval '10 minutes', 'person',
        case when n % 500 = 0 then '${admin.id}' else 'job-' || n % 7 end,
        case when n % 400 = 0 then 'company.changed' else 'payment.synced' end, 'payment:' || n, '{}', '', '',
        case when n % 300 = 0 then 'refused' else 'done' end
      from generate_series(1, ${rows}) n`);
  await db.sql("vacuum analyze audit_log");
  portal = new Client({ connectionString: db.url() });
  await portal.connect();
});

afterAll(() => portal.end());

async function planOf(filter: Parameters<typeof listAudit.call>[1]): Promise<string> {
  const statements = await watchStatements(() => listAudit.call(admin, filter));
  const asked = statements.find(({ text }) => /from "audit_log"/.test(text));
  if (!asked) throw new Error("nothing was asked of the log");
  await portal.query("begin");
  await portal.query(
    "select set_config('app.merchant_id', $1, true), set_config('app.sales_units', '*', true)",
    [merchant.id],
  );
  const { rows } = await portal.query<{ "QUERY PLAN": string }>(`explain ${asked.text}`, [...asked.values]);
  await portal.query("rollback");
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const deep = () => writeCursor({ at: new Date(Date.now() - 90 * 86_400_000), seq: 7_000 });

it.each<[string, () => Parameters<typeof listAudit.call>[1], RegExp]>([
  ["the first page", () => ({}), /audit_log_newest/],
  ["a deep page", () => ({ after: deep() }), /audit_log_newest/],
  ["a period", () => ({ from: "2026-09-01", to: "2026-09-02" }), /audit_log_newest/],
  ["a person", () => ({ person: admin.id }), /audit_log_person/],
  ["a deep page of a person", () => ({ person: admin.id, after: deep() }), /audit_log_person/],
  ["a kind of action", () => ({ kind: "company" }), /audit_log_kind/],
  ["what came to nothing", () => ({ failed: true }), /audit_log_not_done/],
  ["a subject", () => ({ subject: "payment:777" }), /audit_log_subject/],
])("%s is read by an index", async (_, filter, index) => {
  const plan = await planOf(filter());
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/Seq Scan on audit_log|Sort Key: audit_log.*Seq/);
});
