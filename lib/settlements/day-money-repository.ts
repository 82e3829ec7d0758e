import { sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";

export type LedgerDayMoney = { readonly ledger: string; readonly day: string; readonly minor: number };

/**
 * What each day brought to each ledger within reach: sales less refunds, corrections and, where they are kept back, fees on the day
 * of their own line. Payouts, what came back of them, and the lines that clear fees are left out: they follow from how it is paid.
 */
export async function dayMoney(tx: ReadTx, from: string, to: string): Promise<LedgerDayMoney[]> {
  const { rows } = await tx.execute<{ ledger: string; day: string; minor: string }>(sql`
    select ledger_id as ledger, ledger_date::text as day, sum(amount_minor) as minor
    from ledger_entries e
    where ledger_date between ${from} and ${to}
      and entry_type not in ('payout-scheduled', 'scheduled-for-payout', 'payout-aborted', 'fees-retained', 'fees-invoiced')
      and (topic = 'funds' or not exists (
        select from ledger_entries i where i.merchant_id = e.merchant_id and i.ledger_id = e.ledger_id and i.topic = 'fees'
          and i.entry_type = 'fees-invoiced'))
    group by 1, 2 order by 1, 2`);
  return rows.map(({ ledger, day, minor }) => ({ ledger, day, minor: Number(minor) }));
}
