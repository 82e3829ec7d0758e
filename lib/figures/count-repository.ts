import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { figureChanges } from "@/db/schema/figures";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { ADDED, countedHours, SUMS } from "./counted-hours-sql";

export type Marked = { readonly id: number; readonly hour: Date | null; readonly feeDay: string | null };

/** Who counts a sales unit's figures waits here until nobody else does. */
export async function lockFigures(tx: WriteTx, msn: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('figures ' || ${msn}, 0))`);
}

/** What was marked first, `most` at the most. */
export function readMarked(tx: ReadTx, msn: string, most: number): Promise<Marked[]> {
  const { id, hour, feeDay } = figureChanges;
  return tx
    .select({ id, hour, feeDay })
    .from(figureChanges)
    .where(eq(figureChanges.msn, msn))
    .orderBy(asc(id))
    .limit(most);
}

export async function dropMarked(tx: WriteTx, msn: string, ids: readonly number[]): Promise<void> {
  await tx.delete(figureChanges).where(and(eq(figureChanges.msn, msn), inArray(figureChanges.id, [...ids])));
}

type Place = { readonly merchantId: string; readonly msn: string; readonly timeZone: string };

/** Counts these hours anew, and the days and months that they are part of, each looked up on its own (see countedHours). */
export async function countHours(tx: WriteTx, place: Place, hours: readonly Date[]): Promise<void> {
  const { merchantId, msn, timeZone } = place;
  const due = sql`${JSON.stringify(hours)}::jsonb`;
  const asked = sql`(select t::timestamptz as hour from jsonb_array_elements_text(${due}) t)`;
  const days = sql`(select distinct (hour at time zone ${timeZone})::date as day from ${asked} h)`;
  const months = sql`(select distinct date_trunc('month', day)::date as month from ${days} d)`;
  const own = sql`merchant_id = ${merchantId} and msn = ${msn}`;
  await tx.execute(sql`delete from figure_hours where ${own} and hour in (select hour from ${asked} h)`);
  await tx.execute(sql`
    insert into figure_hours (merchant_id, msn, hour, day, channel, currency, ${SUMS})
    select ${merchantId}::uuid, ${msn}, hour, (hour at time zone ${timeZone})::date, channel, currency, ${SUMS}
    from (${countedHours(place, asked)}) counted`);
  await tx.execute(sql`delete from figure_days where ${own} and day in (select day from ${days} d)`);
  await tx.execute(sql`
    insert into figure_days (merchant_id, msn, day, channel, currency, ${SUMS})
    select ${merchantId}::uuid, ${msn}, d.day, channel, currency, ${ADDED}
    from ${days} d cross join lateral (select * from figure_hours h where ${own} and h.day = d.day
      and h.hour >= d.day::timestamp at time zone ${timeZone}
      and h.hour < (d.day + 1)::timestamp at time zone ${timeZone} offset 0) h
    group by d.day, channel, currency`);
  await tx.execute(sql`delete from figure_slots where ${own} and month in (select month from ${months} m)`);
  await tx.execute(sql`
    insert into figure_slots (merchant_id, msn, month, weekday, hour_of_day, channel, currency, sales, captured_minor)
    select ${merchantId}::uuid, ${msn}, m.month, extract(isodow from h.day), extract(hour from h.hour at time zone ${timeZone}),
      h.channel, h.currency, sum(h.sales), sum(h.captured_minor)
    from ${months} m cross join lateral (select * from figure_hours h where ${own} and h.captures > 0
      and h.hour >= m.month::timestamp at time zone ${timeZone}
      and h.hour < (m.month + interval '1 month')::timestamp at time zone ${timeZone} offset 0) h
    group by 1, 2, 3, 4, 5, 6, 7`);
}

/** Lines that clear the balance of fees rather than add to it. */
const CLEARING = sql`('fees-retained', 'fees-invoiced', 'payout-scheduled', 'scheduled-for-payout')`;

/** Adds up anew what the platform took on these days of the unit's ledger. */
export async function countFees(
  tx: WriteTx,
  { merchantId, msn }: Place,
  days: readonly string[],
): Promise<void> {
  const asked = sql`(select t::date as day from jsonb_array_elements_text(${JSON.stringify(days)}::jsonb) t)`;
  await tx.execute(sql`
    delete from fee_days where merchant_id = ${merchantId} and msn = ${msn} and day in (select day from ${asked} d)`);
  await tx.execute(sql`
    insert into fee_days (merchant_id, msn, day, currency, fees, fees_minor)
    select ${merchantId}::uuid, ${msn}, d.day, e.currency, count(*), -sum(e.amount_minor)
    from ${asked} d join ledger_entries e on e.merchant_id = ${merchantId} and e.msn = ${msn} and e.topic = 'fees'
      and e.ledger_date = d.day and e.entry_type not in ${CLEARING}
    group by d.day, e.currency`);
}
