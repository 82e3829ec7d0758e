import { sql } from "drizzle-orm";
import { figureChanges } from "@/db/schema/figures";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { countedHours, SUMS } from "./counted-hours-sql";

type Place = { readonly merchantId: string; readonly msn: string; readonly timeZone: string };

/** Hours of these local days, both included, whose kept figures are not what their payments and events say. */
export async function differingHours(tx: ReadTx, place: Place, from: string, to: string): Promise<Date[]> {
  const { merchantId, msn, timeZone } = place;
  const first = sql`(${from}::date)::timestamp at time zone ${timeZone}`;
  const end = sql`(${to}::date + 1)::timestamp at time zone ${timeZone}`;
  const asked = sql`(select generate_series(${first}, ${end} - interval '1 hour', interval '1 hour') as hour)`;
  const row = sql`hour, channel, currency, ${SUMS}`;
  const right = sql`select ${row} from (${countedHours(place, asked)}) counted`;
  const kept = sql`select ${row} from figure_hours
    where merchant_id = ${merchantId} and msn = ${msn} and hour >= ${first} and hour < ${end}`;
  const { rows } = await tx.execute<{ hour: string | Date }>(sql`
    select distinct hour from ((${right} except ${kept}) union all (${kept} except ${right})) differing
    where hour not in (select hour from figure_changes where merchant_id = ${merchantId} and msn = ${msn} and hour is not null)
    order by hour`);
  return rows.map(({ hour }) => new Date(hour));
}

export async function markHours(
  tx: WriteTx,
  { merchantId, msn }: Place,
  hours: readonly Date[],
): Promise<void> {
  if (hours.length === 0) return;
  await tx.insert(figureChanges).values(hours.map((hour) => ({ merchantId, msn, hour })));
}
