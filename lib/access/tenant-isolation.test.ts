import { Pool, type PoolClient } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { dropRules, insertion, plantRow, type Row, tablesByOwner } from "@/lib/testing/plant-rows";
import { useTestDatabase } from "@/lib/testing/test-db";
import { beginWithin } from "./tenant-db";

/**
 * Every table with a merchant, as the catalogue lists them, with planted rows of two companies: nothing of the other company can
 * be read, added, changed or taken away, and without a company nothing at all. A new table is tried without a line here.
 */
const db = useTestDatabase();
const ROUNDS = 1_000;
let pool: Pool;
let ours: TestMerchant;
let theirs: TestMerchant;
let tables: Awaited<ReturnType<typeof tablesByOwner>>;
const planted = new Map<string, { own: Row; foreign: Row }>();

beforeAll(async () => {
  pool = new Pool({ connectionString: db.url(), max: 2 });
  [ours, theirs] = [await createMerchant(2), await createMerchant()];
  tables = await tablesByOwner(db.sql);
  await dropRules(db.sql);
  // Planted again below: no two units have one number.
  await db.sql("delete from sales_units");
  for (const table of tables.ofMerchants) {
    const plant = (merchant: TestMerchant, unit = 0) =>
      plantRow(db.sql, table, { merchant_id: merchant.id, msn: merchant.units[unit] });
    planted.set(table, { own: await plant(ours), foreign: await plant(theirs) });
  }
  for (const table of tables.ofNone) await plantRow(db.sql, table, {});
});
afterAll(() => pool.end());

/** Does the work as the portal does, for one company or for none, and takes everything back. */
async function as<T>(
  merchant: TestMerchant | undefined,
  work: (client: PoolClient) => Promise<T>,
  reach: "all" | string[] = "all",
): Promise<T> {
  const client = await pool.connect();
  try {
    if (merchant) await beginWithin(client, "begin", { merchantId: merchant.id, reach });
    else await client.query("begin");
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** How many rows a statement saw or touched, or "refused" where the database did not let it. */
async function touched(
  client: PoolClient,
  text: string,
  values: unknown[] = [],
): Promise<number | "refused"> {
  await client.query("savepoint here");
  try {
    return (await client.query(text, values)).rowCount ?? 0;
  } catch (error) {
    await client.query("rollback to here");
    if (error instanceof Error && "code" in error && error.code === "42501") return "refused";
    throw error;
  }
}

it("shows every table's own rows, and none of another company", async () => {
  expect(tables.ofMerchants.length).toBeGreaterThan(15);
  for (const table of tables.ofMerchants)
    await as(ours, async (client) => {
      const own = await touched(client, `select 1 from "${table}" where merchant_id = $1`, [ours.id]);
      expect(own, `${table}: its own`).toBeGreaterThan(0);
      const all = await touched(client, `select merchant_id from "${table}"`);
      expect(all, `${table}: all`).toBe(own);
    });
});

it("shows nothing of any table to a connection without a company, those without a merchant included", async () => {
  for (const table of [...tables.ofMerchants, ...tables.ofNone]) {
    const seen = await as(undefined, (client) => touched(client, `select 1 from "${table}"`));
    expect([0, "refused"], table).toContain(seen);
  }
});

it("lets no row of another company be changed, taken away or taken over, and none of its own be given away", async () => {
  const before = await countAll();
  for (const table of tables.ofMerchants)
    await as(ours, async (client) => {
      for (const statement of [
        `update "${table}" set merchant_id = merchant_id where merchant_id = '${theirs.id}'`,
        `update "${table}" set merchant_id = '${ours.id}' where merchant_id = '${theirs.id}'`,
        `delete from "${table}" where merchant_id = '${theirs.id}'`,
      ])
        expect([0, "refused"], statement).toContain(await touched(client, statement));
      const given = `update "${table}" set merchant_id = '${theirs.id}' where merchant_id = '${ours.id}'`;
      expect(await touched(client, given), given).toBe("refused");
    });
  expect(await countAll()).toEqual(before);
});

it("takes no row for another company, and none without one", async () => {
  for (const [table, { own, foreign }] of planted) {
    const adds = (merchant: TestMerchant | undefined, row: Row) =>
      as(merchant, (client) => touched(client, ...insertion(table, row)));
    expect(await adds(ours, foreign), table).toBe("refused");
    expect(await adds(undefined, own), `${table}, without a company`).toBe("refused");
  }
});

it("keeps who may see one sales unit from the rows of the others", async () => {
  const [first = "", second = ""] = ours.units;
  const ofUnits = tables.ofMerchants.filter((table) => "msn" in (planted.get(table)?.own ?? {}));
  expect(ofUnits.length).toBeGreaterThan(8);
  for (const table of ofUnits) {
    const row = await plantRow(db.sql, table, { merchant_id: ours.id, msn: second });
    const asHere = <T>(work: (client: PoolClient) => Promise<T>) => as(ours, work, [first]);
    const ask = (text: string) => asHere((client) => touched(client, text, [second]));
    expect(await ask(`select 1 from "${table}" where msn = $1`), table).toBe(0);
    expect([0, "refused"], table).toContain(await ask(`delete from "${table}" where msn = $1`));
    expect(await asHere((client) => touched(client, ...insertion(table, row))), table).toBe("refused");
  }
});

it("never shows one company what another asked over the same connections", async () => {
  const counted = tables.ofMerchants.map((table) => `select '${table}', merchant_id from "${table}"`);
  const mixed = counted.join(" union all ");
  const wrong: unknown[] = [];
  let seen = 0;
  const turn = async (round: number) => {
    const merchant = round % 2 === 0 ? ours : theirs;
    await as(merchant, async (client) => {
      const { rows } = await client.query<{ merchant_id: string }>(mixed);
      seen += rows.length;
      wrong.push(...rows.filter((row) => row.merchant_id !== merchant.id));
    });
  };
  await Promise.all(Array.from({ length: ROUNDS }, (_, round) => turn(round)));
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThanOrEqual(ROUNDS * tables.ofMerchants.length);
});

async function countAll(): Promise<Record<string, unknown>[]> {
  const counts = tables.ofMerchants.map(
    (table) => `select '${table}' as name, merchant_id, count(*) from "${table}" group by merchant_id`,
  );
  return db.sql(`${counts.join(" union all ")} order by 1, 2`);
}
