import { Pool, type PoolClient } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { beginWithin } from "@/lib/access/tenant-db";
import { record, seedOf } from "@/lib/proof/record";
import { createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { dropRules, insertion, plantRow, type Row, tablesByOwner } from "@/lib/testing/plant-rows";
import { useTestDatabase } from "@/lib/testing/test-db";
import { chance } from "./hostile-values";

/** What lib/access/tenant-isolation.test.ts tries with each change, with every verb, and at length over two connections. */
const db = useTestDatabase();
const TURNS = 10_000;
const SEED = seedOf(20_261_124);
let pool: Pool;
let ours: TestMerchant;
let theirs: TestMerchant;
let tables: string[];
const planted = new Map<string, Row>();

beforeAll(async () => {
  pool = new Pool({ connectionString: db.url(), max: 2 });
  [ours, theirs] = [await createMerchant(), await createMerchant()];
  tables = (await tablesByOwner(db.sql)).ofMerchants;
  await dropRules(db.sql);
  await db.sql("delete from sales_units");
  for (const table of tables) {
    await plantRow(db.sql, table, { merchant_id: ours.id, msn: ours.units[0] });
    planted.set(table, await plantRow(db.sql, table, { merchant_id: theirs.id, msn: theirs.units[0] }));
  }
});
afterAll(() => pool.end());

async function as<T>(merchant: TestMerchant, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await beginWithin(client, "begin", { merchantId: merchant.id, reach: "all" });
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

it("has row security forced, with a policy, on each table that has a company", async () => {
  const open = await db.sql(`
    select c.relname as table from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`);
  const leaky = await db.sql(`
    select c.relname as view from pg_class c where c.relnamespace = 'public'::regnamespace
      and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions::text like '%security_invoker=true%', false))`);
  expect({ open, leaky }).toEqual({ open: [], leaky: [] });
});

it("lets no verb of any table reach a row of another company", async () => {
  const reached: string[] = [];
  let count = 0;
  for (const table of tables)
    await as(ours, async (client) => {
      for (const [verb, text, values] of verbs(table)) {
        count += 1;
        await client.query("savepoint here");
        const rows = await client.query(text, values).then(
          ({ rowCount }) => rowCount ?? 0,
          // Refused for want of the right or by the policy; anything else says nothing about either.
          (error: { code?: string; message: string }) => (error.code === "42501" ? 0 : error.message),
        );
        await client.query("rollback to here");
        if (rows !== 0) reached.push(`${verb} ${table}: ${rows}`);
      }
    });
  record({
    test: "T13",
    what: `${tables.length} tables × every verb at another company's rows`,
    seed: null,
    count,
    found: `${reached.length} reached, 0 tables without a forced policy`,
    goal: "0 foreign rows, 0 tables uncovered",
    holds: reached.length === 0,
  });
  expect(reached, reached.join("\n")).toEqual([]);
});

function verbs(table: string): [verb: string, text: string, values: unknown[]][] {
  const where = `where merchant_id = '${theirs.id}'`;
  return [
    ["select", `select * from "${table}" ${where}`, []],
    ["select for update", `select * from "${table}" ${where} for update`, []],
    ["select by not", `select * from "${table}" where merchant_id <> '${ours.id}'`, []],
    ["update", `update "${table}" set merchant_id = merchant_id ${where}`, []],
    ["take over", `update "${table}" set merchant_id = '${ours.id}' ${where}`, []],
    ["give away", `update "${table}" set merchant_id = '${theirs.id}' where merchant_id = '${ours.id}'`, []],
    ["delete", `delete from "${table}" ${where}`, []],
    ["insert", ...insertion(table, planted.get(table) ?? {})],
    ["truncate", `truncate "${table}"`, []],
  ];
}

it("never shows one company what another asked over the same two connections", async () => {
  const random = chance(SEED);
  let [foreign, seen] = [0, 0];
  const started = Date.now();
  const turns = Array.from({ length: TURNS }, (_, turn) => ({
    merchant: turn % 2 === 0 ? ours : theirs,
    table: tables[Math.floor(random() * tables.length)] ?? "",
    breaks: random() < 0.05,
  }));
  const lane = async () => {
    for (let turn = turns.shift(); turn; turn = turns.shift()) {
      const { merchant, table, breaks } = turn;
      await as(merchant, async (client) => {
        // A transaction that failed must not leave its company on the connection either.
        if (breaks) await client.query("select 1 / 0").catch(() => client.query("rollback"));
        const { rows } = await client
          .query<{ merchant_id: string }>(`select merchant_id from "${table}"`)
          .catch(() => ({ rows: [] }));
        seen += rows.length;
        foreign += rows.filter((row) => row.merchant_id !== merchant.id).length;
      });
    }
  };
  await Promise.all([lane(), lane()]);
  record({
    test: "T13",
    what: "two connections, companies taking turns, one transaction in twenty failing",
    seed: SEED,
    count: TURNS,
    found: `${foreign} foreign rows of ${seen}, ${Math.round((Date.now() - started) / 1_000)} s`,
    goal: "0 foreign rows",
    holds: foreign === 0 && seen > TURNS * 0.9,
  });
  expect(foreign).toBe(0);
  expect(seen).toBeGreaterThan(TURNS * 0.9);
});
