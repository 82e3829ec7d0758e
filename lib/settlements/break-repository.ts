import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";

export type BreakRow = { position: number; gapMinor: number; sumMinor: number };

/**
 * Lines of a settlement that make a difference: `gap` where the balance does not go on from the line before, `sum` where before and
 * amount do not make after. In minor units; one of them may be 0. The line before the first one is asked too.
 */
export async function breaksBetween(
  tx: ReadTx,
  ledgerId: string,
  from: number,
  to: number,
  limit: number,
): Promise<BreakRow[]> {
  const { rows } = await tx.execute<{ position: string; gap: string; sum: string }>(
    sql`select position, gap, sum from ${deviations(ledgerId, from, to)} where gap <> 0 or sum <> 0 order by position limit ${limit}`,
  );
  return rows.map((row) => ({
    position: Number(row.position),
    gapMinor: Number(row.gap),
    sumMinor: Number(row.sum),
  }));
}

/**
 * The lines between two positions, each with its deviations from the line before: the rule of findBreaks in lib/domain/settlement.ts, for
 * more lines than fit in memory. A table to read from.
 */
export function deviations(ledgerId: string, from: number, to: number): SQL {
  return sql`(
    select * from (
      select position, entry_type, ledger_date, amount_minor, balance_before_minor,
        balance_after_minor - balance_before_minor - amount_minor as sum,
        balance_before_minor - coalesce(lag(balance_after_minor) over (order by position), balance_before_minor) as gap
      from ledger_entries
      where ledger_id = ${ledgerId} and topic = 'funds' and position between ${from - 1} and ${to}) lines
    where position >= ${from}) deviations`;
}
