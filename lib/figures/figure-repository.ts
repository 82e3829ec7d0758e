import { type SQL, sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { Days, Grouping } from "@/lib/domain/figure-period";

/** What is added up; the sales units are those within reach, by their numbers. */
export type Asked = Days & {
  readonly msns: readonly string[];
  readonly channel?: string | undefined;
  readonly timeZone: string;
};

/** Sums of one group in minor units; as names of columns are. */
export type Sums = Readonly<Record<(typeof COLUMNS)[number], number>>;

const COLUMNS = [
  ...["requested", "requested_minor", "approved", "approved_minor", "paid", "paid_minor"],
  ...["rejected", "expired", "withdrawn", "released"],
  ...["sales", "captures", "captured_minor", "refunds", "refunded_minor"],
] as const;

export type Group = {
  readonly currency: string;
  readonly step: string | null;
  readonly msn: string | null;
  readonly channel: string | null;
  readonly sums: Sums;
};

export function among(asked: Asked): SQL {
  const units = sql`msn = any (${array(asked)})`;
  return asked.channel ? sql`${units} and channel = ${asked.channel}` : units;
}

const within = ({ from, to }: Days) => sql`day between ${from}::date and ${to}::date`;

/** The first day of a step, a date: as a text it would be made for each row. A day by itself would become an instant of some zone first. */
function stepOf(grouping: Grouping): SQL {
  if (grouping === "week") return sql`date_trunc('week', day::timestamp)::date`;
  return grouping === "month" ? sql`date_trunc('month', day::timestamp)::date` : sql`day`;
}

// Written out, and no more than is shown: over a year each sum more is felt.
const ADDED = sql`sum(requested)::bigint as requested, sum(requested_minor)::bigint as requested_minor,
  sum(approved)::bigint as approved, sum(approved_minor)::bigint as approved_minor, sum(paid)::bigint as paid,
  sum(paid_minor)::bigint as paid_minor, sum(rejected)::bigint as rejected, sum(expired)::bigint as expired,
  sum(withdrawn)::bigint as withdrawn, sum(released)::bigint as released, sum(sales)::bigint as sales,
  sum(captures)::bigint as captures, sum(captured_minor)::bigint as captured_minor, sum(refunds)::bigint as refunds,
  sum(refunded_minor)::bigint as refunded_minor`;

type Grouped = "steps" | "stepsAndShares" | "stepsOfUnits";

/** The groups of the period: by step; by step, by sales unit and by channel, each by itself; or by step and sales unit. */
export async function sumDays(
  tx: ReadTx,
  asked: Asked,
  grouping: Grouping,
  grouped: Grouped,
): Promise<Group[]> {
  const rows = grouping === "hour" ? fromHours(asked) : fromDays(asked, grouping, grouped);
  const by = {
    steps: sql`currency, step`,
    stepsAndShares: sql`grouping sets ((currency, step), (currency, msn), (currency, channel))`,
    stepsOfUnits: sql`currency, step, msn`,
  }[grouped];
  const named = {
    steps: sql`step::text, null as msn, null as channel`,
    stepsAndShares: sql`step::text, msn, channel`,
    stepsOfUnits: sql`step::text, msn, null as channel`,
  }[grouped];
  const found = await tx.execute<Record<string, string | null>>(
    sql`select currency, ${named}, ${ADDED} from (${rows}) r group by ${by}`,
  );
  return found.rows.map((row) => ({
    ...{ currency: row["currency"] ?? "", step: row["step"] ?? null },
    ...{ msn: row["msn"] ?? null, channel: row["channel"] ?? null },
    // safe: one number for each column
    sums: Object.fromEntries(COLUMNS.map((name) => [name, Number(row[name])])) as Sums,
  }));
}

/** Added up by day first: which step a day belongs to is asked once a day, not once a row. */
function fromDays(asked: Asked, grouping: Grouping, grouped: Grouped): SQL {
  const rows = sql`figure_days where ${within(asked)} and ${among(asked)}`;
  // The table is read once for all three: what is left of it is little.
  if (grouped === "stepsAndShares")
    return sql`select currency, ${stepOf(grouping)} as step, msn, channel, ${ADDED} from ${rows}
      group by currency, ${stepOf(grouping)}, msn, channel`;
  const units = grouped === "stepsOfUnits" ? sql`, msn` : sql``;
  return sql`select ${stepOf(grouping)} as step, * from (
    select currency, day ${units}, ${ADDED} from ${rows} group by currency, day ${units}) days`;
}

function fromHours(asked: Asked): SQL {
  return sql`select to_char(hour at time zone ${asked.timeZone}, 'HH24') as step, * from figure_hours
    where ${among(asked)} and ${hoursOf(asked)}`;
}

export const hoursOf = ({ from, to, timeZone }: Days & { timeZone: string }) => sql`
  hour >= (${from}::date)::timestamp at time zone ${timeZone}
  and hour < (${to}::date + 1)::timestamp at time zone ${timeZone}`;

export type FeeGroup = {
  readonly currency: string;
  readonly step: string | null;
  readonly msn: string | null;
  readonly fees: number;
};

/** Fees in minor units by step and by sales unit, each by itself, or by both. Ledgers have days and no hours. */
export async function sumFees(
  tx: ReadTx,
  asked: Asked,
  grouping: Grouping,
  both: boolean,
): Promise<FeeGroup[]> {
  const by = both ? sql`currency, step, msn` : sql`grouping sets ((currency, step), (currency, msn))`;
  const { rows } = await tx.execute<Record<string, string | null>>(sql`
    select currency, step::text, msn, sum(fees_minor)::bigint as fees
    from (
      select currency, ${stepOf(grouping)} as step, msn, sum(fees_minor) as fees_minor from fee_days
      where ${within(asked)} and msn = any (${array(asked)}) group by 1, 2, 3) r
    group by ${by}`);
  return rows.map((row) => ({
    ...{ currency: row["currency"] ?? "", step: row["step"] ?? null, msn: row["msn"] ?? null },
    fees: Number(row["fees"]),
  }));
}

const array = ({ msns }: Asked) => sql`${`{${msns.join(",")}}`}::text[]`;
