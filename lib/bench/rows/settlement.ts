import { eq } from "drizzle-orm";
import type { Client } from "pg";
import { ledgers } from "@/db/schema/settlements";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { closeSettlements } from "@/lib/settlements/close-settlements";
import { withClient } from "../data/bench-database";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { timeWork } from "../tools/latency";

const LEDGERS = 40;
const DAY = "2026-11-16";

/** One day of forty ledgers: as many captures as the run has payments, their fees kept back, and a payout each. */
export const settlement: Measure = {
  name: "settlement",
  ours: "closing a day of 40 ledgers, checked line by line, four at a time as the worker does",
  limit: "one SQL aggregate over the same lines",
  unit: "s",
  goal: { of: "ratio", at: "most", value: 5 },
  run: (setting) =>
    withClient(setting.database.superuserUrl, async (db) => {
      const lines = await fillLedgers(db, setting);
      const limit = await timeWork(() => db.query(AGGREGATE));
      const ours = await timeWork(() => closeAll(setting, lines));
      const { rows } = await db.query(
        "select count(*)::int as made, sum(break_count)::int as breaks from settlements",
      );
      if (rows[0]?.made !== LEDGERS || rows[0]?.breaks !== 0)
        throw new Error(`closed ${JSON.stringify(rows)}`);
      await empty(db);
      return { ours: ours / 1_000, limit: limit / 1_000 };
    }),
};

const AGGREGATE = `
  select ledger_id, count(*), sum(amount_minor) filter (where entry_type = 'capture'),
    sum(amount_minor) filter (where entry_type = 'fees-retained'), sum(amount_minor) filter (where entry_type = 'payout-scheduled')
  from ledger_entries where topic = 'funds' and ledger_date = '${DAY}' group by ledger_id`;

/** How many lines each ledger has, in the order that the worker reads them in; all but the last page are there already. */
async function fillLedgers(db: Client, { merchant, options }: Setting): Promise<number> {
  await empty(db);
  const captures = Math.ceil(options.rows / LEDGERS);
  const { rows } = await db.query<{ msn: string }>(
    "select msn from sales_units where merchant_id = $1 limit 1",
    [merchant.id],
  );
  const known = [merchant.id, rows[0]?.msn];
  await db.query(
    `insert into ledgers (merchant_id, id, msn, currency, funds_count) select $1, 'bench-' || n, $2, 'NOK', ${Math.max(captures - 998, 0)} from generate_series(1, ${LEDGERS}) n`,
    known,
  );
  const entry = (position: string, type: string, amount: string, before: string) => `
    select $1::uuid, l.id, 'funds', ${position}, $2, date '${DAY}', timestamptz '${DAY} 12:00:00+01', '${type}',
      'bench-' || ${position}, 'order-' || ${position}, 'NOK', ${amount}, ${before}, ${before} + ${amount} from ledgers l`;
  await db.query(
    `insert into ledger_entries
       ${entry("n", "capture", "1000", "(n - 1) * 1000")}, generate_series(1, ${captures}) n where l.merchant_id = $1
       union all ${entry(`${captures + 1}`, "fees-retained", `-${captures * 15}`, `${captures * 1_000}`)} where l.merchant_id = $1
       union all ${entry(`${captures + 2}`, "payout-scheduled", `-${captures * 985}`, `${captures * 985}`)} where l.merchant_id = $1
       order by 2, 4`,
    known,
  );
  await db.query("analyze ledger_entries");
  return captures + 2;
}

/** As many at once as the worker takes. */
const AT_ONCE = 4;

async function closeAll({ merchant }: Setting, lines: number): Promise<void> {
  const numbers = Array.from({ length: LEDGERS }, (_, index) => index + 1).values();
  const closeNext = async () => {
    for (const number of numbers) await closeOne(merchant.id, `bench-${number}`, lines);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, closeNext));
}

function closeOne(merchantId: string, id: string, lines: number): Promise<void> {
  return inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    const [ledger] = await tx.select().from(ledgers).where(eq(ledgers.id, id));
    if (ledger) await closeSettlements(tx, ledger, lines);
  });
}

async function empty(db: Client): Promise<void> {
  await db.query("truncate settlements, ledger_entries, ledgers");
}
