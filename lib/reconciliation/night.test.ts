import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMerchant, systemCaller, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { watchStatements } from "@/lib/testing/watch-statements";
import { reconcileUnit } from "./reconcile-unit";

const db = useTestDatabase();
/** Two nights' shares of a pass over all. */
const ROWS = 3_000;
const OTHERS = 5_000;
let merchant: TestMerchant;
let msn = "";
let portal: Client;

/** Captured hundred days ago and later, each with its line, and nothing of it has changed in the last forty days. */
async function fill({ id, units }: TestMerchant, count: number): Promise<void> {
  const [unit] = units;
  const day = "now() - interval '100 days' + n * interval '60 days' / $3";
  const values = [id, unit, count];
  await db.sql("set session_replication_role = replica");
  await db.sql(
    `insert into payments (merchant_id, msn, reference, environment, state, status, currency, amount_minor, authorized_minor,
       captured_minor, channel, created_at, synced_at)
     select $1::uuid, $2, 'order-' || lpad(n::text, 8, '0'), 'production', 'AUTHORIZED', 'captured', 'NOK', 1000, 1000, 1000, 'online',
       ${day}, ${day} from generate_series(1, $3::int) n`,
    values,
  );
  await db.sql(
    `insert into ledger_entries (merchant_id, ledger_id, topic, position, msn, ledger_date, happened_at, entry_type, psp_reference, reference,
       currency, amount_minor, balance_before_minor, balance_after_minor, arrived_at)
     select $1::uuid, '3' || $2, 'funds', n, $2, (${day})::date, ${day}, 'capture', 'c' || n, 'order-' || lpad(n::text, 8, '0'),
       'NOK', 1000, (n - 1) * 1000, n * 1000, ${day} from generate_series(1, $3::int) n`,
    values,
  );
  await db.sql(
    `insert into ledgers (merchant_id, id, msn, currency, funds_count, matched_position, complete_at)
     values ($1, '3' || $2, $2, 'NOK', $3, $3, now())`,
    values,
  );
  await db.sql(
    "insert into ledger_syncs (merchant_id, msn, next_at, synced_at) values ($1, $2, now(), now())",
    [id, unit],
  );
  await db.sql("set session_replication_role = origin");
}

beforeAll(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  await fill(merchant, ROWS);
  await fill(await createMerchant(), OTHERS);
  await db.sql("vacuum analyze payments, ledger_entries");
  portal = new Client({ connectionString: db.url() });
  await portal.connect();
});
afterAll(() => portal.end());

async function night(): Promise<void> {
  const done = await reconcileUnit.call(systemCaller(merchant, "settlement:sync"), { msn });
  if (!done.ok) throw new Error("not compared");
}
const order = (n: number) => `order-${String(n).padStart(8, "0")}`;
const of = (n: number) => [merchant.id, order(n)];
const found = async () =>
  (
    await db.sql("select reference, state from breaks where merchant_id = $1 order by reference", [
      merchant.id,
    ])
  ).map(({ reference, state }) => `${reference} ${state}`);
const say = (minor: number, n: number) =>
  db.sql(`update payments set captured_minor = ${minor} where merchant_id = $1 and reference = $2`, of(n));
const forget = () =>
  db.sql("update reconciliations set whole_after = null where merchant_id = $1", [merchant.id]);

describe("a night's comparison of payments and ledger", () => {
  it("begins with all of them", async () => {
    await say(900, 2_990);
    await night();
    expect(await found()).toEqual([`${order(2_990)} open`]);
    await say(1_000, 2_990);
    await night();
    expect(await found()).toEqual([`${order(2_990)} gone`]);
  });

  it("finds what a reading, an own operation or a late line changed, at once, and sees that it is mended", async () => {
    await forget();
    await db.sql("delete from breaks where merchant_id = $1", [merchant.id]);
    for (const n of [2_991, 2_992]) await say(900, n);
    await db.sql(
      "update payments set synced_at = now() where merchant_id = $1 and reference = $2",
      of(2_991),
    );
    await db.sql(
      `insert into operations (merchant_id, id, msn, payment_id, kind, amount_minor, currency, request_hash, seen_version, state, settled_at)
       select merchant_id, gen_random_uuid(), msn, id, 'capture', 900, 'NOK', '', 1, 'succeeded', now() - interval '20 days'
       from payments where merchant_id = $1 and reference = $2`,
      of(2_992),
    );
    await db.sql(
      `insert into ledger_entries (merchant_id, ledger_id, topic, position, msn, ledger_date, happened_at, entry_type, psp_reference,
         reference, currency, amount_minor, balance_before_minor, balance_after_minor)
       select merchant_id, ledger_id, topic, ${ROWS + 1}, msn, ledger_date, happened_at, entry_type, 'late', reference, currency, 500, 0, 0
       from ledger_entries where merchant_id = $1 and reference = $2`,
      of(2_993),
    );
    await night();
    expect(await found()).toEqual([2_991, 2_992, 2_993].map((n) => `${order(n)} open`));
    await say(1_000, 2_991);
    await night();
    expect((await found())[0]).toBe(`${order(2_991)} gone`);
  });

  it("finds what changed without a trace in some later night, and goes round", async () => {
    await forget();
    await db.sql("delete from breaks where merchant_id = $1", [merchant.id]);
    for (const n of [2_000, 2_001]) await say(900, n);
    const isKnown = async (n: number) => (await found()).includes(`${order(n)} open`);
    await night();
    expect([await isKnown(2_000), await isKnown(2_001)]).toEqual([true, false]);
    await night();
    expect(await isKnown(2_001)).toBe(true);
    await say(900, 7);
    await night();
    expect(await isKnown(7)).toBe(true);
  });

  it("leaves breaks as they are while the ledger is not read to its end, and goes on where it was", async () => {
    const before = await found();
    const place = () =>
      db.sql("select compared_until, whole_after from reconciliations where msn = $1", [msn]);
    const was = await place();
    await db.sql("update ledgers set complete_at = null where msn = $1", [msn]);
    await night();
    expect([await found(), await place()]).toEqual([before, was]);
    await db.sql("update ledgers set complete_at = now() where msn = $1", [msn]);
  });

  it("reads neither payments nor lines nor operations as a whole", async () => {
    await db.sql("update reconciliations set whole_after = $2 where merchant_id = $1", of(1_000));
    const statements = await watchStatements(night);
    const tables = /\b(payments|ledger_entries|operations|payment_events)\b/;
    const plans: string[] = [];
    for (const { text, values } of statements.filter(
      (one) => /^\s*(select|with)\b/i.test(one.text) && tables.test(one.text),
    )) {
      await portal.query("begin");
      await portal.query(
        "select set_config('app.merchant_id', $1, true), set_config('app.sales_units', '*', true)",
        [merchant.id],
      );
      const { rows } = await portal.query<{ "QUERY PLAN": string }>(`explain ${text}`, [...values]);
      await portal.query("rollback");
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
    }
    const steps = plans.join("\n");
    for (const index of ["payments_synced", "operations_settled", "ledger_entries_arrived"])
      expect(steps).toContain(index);
    expect(steps).not.toMatch(/Seq Scan on (payments|ledger_entries|operations|payment_events)\b/);
  });
});
