import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";
import { addDays } from "@/lib/domain/calendar";
import { type Days, wholeMonths } from "@/lib/domain/figure-period";
import { type Asked, among, hoursOf } from "./figure-repository";

/** Sales of an hour of the week over a whole period; weekday 1 is Monday, the amount is in minor units. */
export type Slot = {
  readonly currency: string;
  readonly weekday: number;
  readonly hour: number;
  readonly sales: number;
  readonly capturedMinor: number;
};

/** When in the week it was sold: whole months from their sums, the days before and after them from the hours. */
export async function sumSlots(tx: ReadTx, asked: Asked): Promise<Slot[]> {
  const whole = wholeMonths(asked);
  const parts = [...daysBeside(asked, whole).map((days) => fromHours(asked, days))];
  if (whole) parts.push(fromMonths(asked, whole));
  const { rows } = await tx.execute<Record<string, string>>(sql`
    select currency, weekday, hour, sum(sales)::bigint as sales, sum(captured_minor)::bigint as captured_minor
    from (${sql.join(parts, sql` union all `)}) slots group by currency, weekday, hour`);
  return rows.map((row) => ({
    ...{ currency: row["currency"] ?? "", weekday: Number(row["weekday"]), hour: Number(row["hour"]) },
    ...{ sales: Number(row["sales"]), capturedMinor: Number(row["captured_minor"]) },
  }));
}

function daysBeside({ from, to }: Days, whole: Days | undefined): Days[] {
  if (!whole) return [{ from, to }];
  const before = { from, to: addDays(whole.from, -1) };
  const after = { from: addDays(whole.to, 1), to };
  return [before, after].filter((days) => days.from <= days.to);
}

/** Added up by hour first: which hour of the week one is, is asked once for all sales units. */
function fromHours(asked: Asked, days: Days): SQL {
  return sql`
    select currency, extract(isodow from day)::smallint as weekday,
      extract(hour from hour at time zone ${asked.timeZone})::smallint as hour, sales, captured_minor
    from (
      select currency, day, hour, sum(sales)::bigint as sales, sum(captured_minor)::bigint as captured_minor
      from figure_hours where ${among(asked)} and ${hoursOf({ ...days, timeZone: asked.timeZone })} and captures > 0
      group by currency, day, hour) hours`;
}

function fromMonths(asked: Asked, { from, to }: Days): SQL {
  return sql`
    select currency, weekday, hour_of_day as hour, sales, captured_minor
    from figure_slots where month between ${from}::date and ${to}::date and ${among(asked)}`;
}
