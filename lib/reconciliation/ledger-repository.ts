import { and, eq, inArray, sql } from "drizzle-orm";
import { breaks } from "@/db/schema/breaks";
import { ledgers } from "@/db/schema/settlements";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { WAITING_STATES } from "@/lib/domain/break";

export type KnownLedger = { id: string; currency: string; fundsCount: number; lookedPosition: number };

/** Ledgers that stand under the unit. */
export function ledgersOf(tx: ReadTx, msn: string): Promise<KnownLedger[]> {
  const { id, currency, fundsCount, lookedPosition } = ledgers;
  return tx.select({ id, currency, fundsCount, lookedPosition }).from(ledgers).where(eq(ledgers.msn, msn));
}

/** Lines of a ledger's funds up to these positions have been looked through. */
export async function noteLooked(tx: WriteTx, looked: readonly KnownLedger[]): Promise<void> {
  for (const { id, fundsCount } of looked)
    await tx.update(ledgers).set({ lookedPosition: fundsCount }).where(eq(ledgers.id, id));
}

/** The last line of the funds, up to a position, that stands on a day before another; 0 where all are of that day or later. */
export async function lastLineBefore(
  tx: ReadTx,
  ledgerId: string,
  upTo: number,
  day: string,
): Promise<number> {
  const { rows } = await tx.execute<{ position: string }>(sql`
    select position from ledger_entries
    where ledger_id = ${ledgerId} and topic = 'funds' and position <= ${upTo} and ledger_date < ${day}
    order by position desc limit 1`);
  return Number(rows[0]?.position ?? 0);
}

/** Where days do not go on from each other as far as is known, and nobody said why. */
export async function waitingGapPositions(tx: ReadTx, ledgerId: string): Promise<number[]> {
  const rows = await tx
    .select({ position: breaks.position })
    .from(breaks)
    .where(
      and(
        ...[eq(breaks.ledgerId, ledgerId), eq(breaks.kind, "ledger_gap")],
        inArray(breaks.state, [...WAITING_STATES]),
      ),
    );
  return rows.flatMap(({ position }) => position ?? []);
}

export type DayGap = { position: number; day: string; before: string; expected: number; found: number };

/** Lines between two positions that begin a day without going on where the day before ended: lines between the two are missing. */
export async function dayGaps(tx: ReadTx, ledgerId: string, from: number, to: number): Promise<DayGap[]> {
  const { rows } = await tx.execute<Record<keyof DayGap, string>>(sql`
    select position, day, before, expected, found from (
      select position, ledger_date::text as day, lag(ledger_date) over w::text as before,
        lag(balance_after_minor) over w as expected, balance_before_minor as found
      from ledger_entries
      where ledger_id = ${ledgerId} and topic = 'funds' and position between ${from - 1} and ${to}
      window w as (order by position)) lines
    where position >= ${from} and expected <> found and before <> day order by position`);
  return rows.map(({ position, day, before, expected, found }) => ({
    ...{ position: Number(position), day, before, expected: Number(expected), found: Number(found) },
  }));
}

export type OddSettlement = {
  ledgerId: string;
  number: string;
  positionFrom: number;
  positionTo: number;
  periodTo: string;
  breakCount: number;
  expected: number;
  closing: number;
};

/**
 * Settlements of a ledger that do not add up: by their own terms, by lines that do not go on from each other, or, of those scheduled
 * since a moment, because their lines now come to something else.
 */
export async function oddSettlements(tx: ReadTx, ledgerId: string, since: Date): Promise<OddSettlement[]> {
  const { rows } = await tx.execute<Record<keyof OddSettlement, string>>(sql`
    select ledger_id as "ledgerId", number, position_from as "positionFrom", position_to as "positionTo",
      period_to::text as "periodTo", break_count as "breakCount", case when terms <> closing_minor then terms else coalesce(again, terms) end as expected, closing_minor as closing
    from (
      select s.*, opening_minor + captured_minor + refunded_minor + fees_minor + corrected_minor - paid_out_minor as terms,
        case when scheduled_at >= ${since} then opening_minor + (
          select coalesce(sum(amount_minor), 0) from ledger_entries e
          where e.merchant_id = s.merchant_id and e.ledger_id = s.ledger_id and e.topic = 'funds'
            and e.position between s.position_from and s.position_to) end as again
      from settlements s where ledger_id = ${ledgerId}) looked
    where break_count > 0 or terms <> closing_minor or coalesce(again, terms) <> closing_minor order by position_from`);
  return rows.map((row) => ({
    ...{ ledgerId: row.ledgerId, number: row.number, periodTo: row.periodTo },
    ...{ positionFrom: Number(row.positionFrom), positionTo: Number(row.positionTo) },
    ...{ breakCount: Number(row.breakCount), expected: Number(row.expected), closing: Number(row.closing) },
  }));
}

export type AbortedPayout = { number: string; day: string; minor: number };

/** Payouts that came back, and whose money no later one took along. */
export async function abortedPayouts(tx: ReadTx, ledgerId: string): Promise<AbortedPayout[]> {
  const { rows } = await tx.execute<{ number: string; day: string; minor: string }>(sql`
    select number, payout_date::text as day, paid_out_minor as minor from settlements s
    where ledger_id = ${ledgerId} and state = 'aborted' and not exists (
      select from settlements later where later.merchant_id = s.merchant_id and later.ledger_id = s.ledger_id
        and later.position_from > s.position_to)
    order by position_from`);
  return rows.map(({ minor, ...row }) => ({ ...row, minor: Number(minor) }));
}
