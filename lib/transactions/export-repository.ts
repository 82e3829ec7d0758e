import { inArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import { csvCell, csvCode } from "@/lib/access/csv-cell";
import type { CsvStyle } from "@/lib/domain/csv";
import type { Reach } from "@/lib/domain/permission";
import { isOfOneSource, isSearch, type PaymentFilter } from "./payment-filter";
import { conditionsOf, orderOf, searchQuery } from "./read-repository";

/** Words of the reader's language by our own codes. */
type Words = Readonly<Record<string, string>>;

export type PaymentLook = {
  /** How CSV is written; absent where it is values that are wanted, as they are, amounts in minor units. */
  readonly style?: CsvStyle;
  readonly words: { readonly status: Words; readonly channel: Words };
  readonly timeZone: string;
  /** Where names and phone numbers are written in full; elsewhere they are masked as in the list. */
  readonly fullIn: Reach;
};

/** More than any merchant has: a search is exported whole. */
const ALL = 2_000_000_000;

/**
 * All payments of a list in its order, one text per column of EXPORT_COLUMNS. Everything is written by the database: a row that
 * passes through JavaScript costs five times as much. Dates are in the time zone of the stream: naming it per row takes longer.
 */
export function exportQuery(filter: PaymentFilter, look: PaymentLook): SQL {
  const { style, words, timeZone } = look;
  const found = isSearch(filter)
    ? inArray(payments.id, sql`(${searchQuery(filter, timeZone, ALL)})`)
    : conditionsOf(filter, timeZone);
  const amount = sql`case when ${payments.authorizedMinor} > 0 then ${payments.authorizedMinor} else ${payments.amountMinor} end`;
  const { name, phone } = customer(look.fullIn);
  const [cell, code] = style ? [csvCell, csvCode] : [asItIs, asItIs];
  // Read once into one value: a look-up per row costs more than the whole rest of it, and joined, the planner visits every unit's
  // payments by themselves, all over the table.
  const unitNames = sql`(select jsonb_object_agg(${salesUnits.msn}, ${cell(salesUnits.name)}) from ${salesUnits})`;
  return sql`
    select date_trunc('second', ${payments.createdAt}::timestamp),
      ${code(payments.reference)}, ${cell(payments.description)}, ${cell(payments.customerName, name)}, ${phone},
      ${unitNames} ->> ${payments.msn}, ${payments.msn}, ${worded(payments.channel, words.channel)},
      ${decimal(amount, style)}, ${decimal(payments.capturedMinor, style)}, ${decimal(payments.refundedMinor, style)},
      ${payments.currency}, ${worded(payments.status, words.status)}
    from ${payments}
    where ${found ?? sql`true`}
    order by ${sql.join(orderOf(filter.sort), sql`, `)}`;
}

/**
 * Whether an index holds the rows of this filter in their order, few beside them. The planner would sort whatever it takes for
 * many: a large company's years on disk, before the first line.
 */
export function hasIndexOrder({ q, units, min, max, sort, ...rest }: PaymentFilter): boolean {
  return (
    !q &&
    !isOfOneSource(rest) &&
    sort !== "amount" &&
    units.length < 2 &&
    min === undefined &&
    max === undefined
  );
}

function customer(fullIn: Reach): { name: SQL; phone: SQL } {
  const { customerName, customerPhone } = payments;
  const second = sql`split_part(${customerName}, ' ', 2)`;
  // Nearly everyone has two names, and for those the regular expression would cost more than all other columns together.
  const initials = sql`case when ${second} <> '' and split_part(${customerName}, ' ', 3) = ''
    then concat(left(${customerName}, 1), '. ', left(${second}, 1), '.')
    else regexp_replace(${customerName}, '(\\S)\\S*', '\\1.', 'g') end`;
  const ending = sql`'•••• ' || right(${customerPhone}, 2)`;
  if (fullIn === "none") return { name: initials, phone: ending };
  if (fullIn === "all") return { name: sql`${customerName}`, phone: sql`${customerPhone}` };
  const full = inArray(payments.msn, [...fullIn]);
  return {
    name: sql`case when ${full} then ${customerName} else ${initials} end`,
    phone: sql`case when ${full} then ${customerPhone} else ${ending} end`,
  };
}

const asItIs = (text: SQLWrapper, shown = text): SQL => sql`${shown}`;

function decimal(minor: SQLWrapper, style: CsvStyle | undefined): SQL {
  if (!style) return sql`${minor}`;
  const { decimal: mark } = style;
  const number = sql`((${minor}) * 0.01)::text`;
  // Most amounts are whole, and most payments have no refund: for those no number with decimals is made.
  return sql`case when (${minor}) % 100 = 0 then ((${minor}) / 100)::text || ${`${mark}00`}
    else ${mark === "," ? sql`replace(${number}, '.', ',')` : number} end`;
}

/** Compared one by one: looking a word up in an object takes three times as long. */
function worded(code: SQLWrapper, words: Words): SQL {
  const cases = Object.entries(words).map(([one, word]) => sql`when ${one} then ${word}`);
  if (cases.length === 0) return sql`${code}`;
  return sql`case ${code} ${sql.join(cases, sql` `)} else ${code} end`;
}
