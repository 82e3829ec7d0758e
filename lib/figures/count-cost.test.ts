import { Client } from "pg";
import { expect, it } from "vitest";
import { createMerchant, insertPayment, systemCaller } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { watchStatements } from "@/lib/testing/watch-statements";
import { countFigures } from "./count-figures";

const db = useTestDatabase();
const BEFORE = 1_500;

const PAYMENTS = `
  insert into payments (merchant_id, id, msn, reference, environment, state, status, currency, amount_minor, authorized_minor,
    captured_minor, channel, created_at)
  select $1, gen_random_uuid(), $2, 'before-' || n, 'test', 'AUTHORIZED', 'captured', 'NOK', 100, 100, 100, 'online',
    timestamptz '2026-03-01 00:00Z' - n * interval '1 hour'
  from generate_series(1, ${BEFORE}) n`;
const EVENTS = `
  insert into payment_events (merchant_id, msn, payment_id, psp_reference, name, amount_minor, currency, at, success, raw)
  select merchant_id, msn, id, reference, 'CAPTURED', 100, 'NOK', created_at, true, '{}' from payments
  where merchant_id = $1 and msn = $2`;

type Plan = { "Relation Name"?: string; "Actual Rows": number; "Actual Loops": number; Plans?: Plan[] } & {
  "Rows Removed by Filter"?: number;
};

/** Rows that a statement takes into its hands, of whichever table. */
function rowsRead(plan: Plan): number {
  const here = plan["Relation Name"] ? plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), here * plan["Actual Loops"]);
}

/** What is counted of that one payment. */
const COUNTED = [
  "figure_hours where hour = '2026-03-01T12:00Z'",
  "figure_days where day = '2026-03-01'",
  "figure_slots where month = '2026-03-01'",
];

// PostgreSQL took the hour for a wide range and read all that the unit had ever sold: with a million payments behind it each count
// took five seconds, and the portal served eight requests a second in place of sixty.
it("counting the hour of one payment reads that hour, not all that the unit ever sold", async () => {
  const merchant = await createMerchant();
  const [msn = ""] = merchant.units;
  for (const statement of [PAYMENTS, EVENTS]) await db.sql(statement, [merchant.id, msn]);
  const count = async () => {
    const done = await countFigures.call(systemCaller(merchant, "figure:count"), { msn });
    if (!done.ok) throw new Error(done.error.code);
    return done.value.left;
  };
  while (await count());
  await db.sql("analyze payments, payment_events, figure_hours");
  await insertPayment(merchant, { msn, createdAt: new Date("2026-03-01T12:00:00Z") });
  const statements = await watchStatements(count);
  const inserts = statements.filter(({ text }) => /insert into figure_/.test(text));
  expect(inserts).toHaveLength(COUNTED.length);
  const looking = new Client({ connectionString: db.url() });
  await looking.connect();
  await looking.query("begin");
  const reach = "select set_config('app.merchant_id', $1, true), set_config('app.sales_units', '*', true)";
  await looking.query(reach, [merchant.id]);
  for (const rows of COUNTED) await looking.query(`delete from ${rows}`);
  for (const { text, values } of inserts) {
    const { rows } = await looking.query(`explain (analyze, format json) ${text}`, [...values]);
    expect(rowsRead(rows[0]["QUERY PLAN"][0].Plan), text).toBeLessThan(200);
  }
  await looking.query("rollback").finally(() => looking.end());
});
