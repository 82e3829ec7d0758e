import { and, asc, desc, eq, gte, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { paymentCreations } from "@/db/schema/payment-creations";
import { payments } from "@/db/schema/payments";
import { qrScans } from "@/db/schema/qr-codes";
import type { Caller } from "@/lib/access/caller";
import type { ReadTx } from "@/lib/access/tenant-db";
import { addDays, startOfDay } from "@/lib/domain/calendar";
import { readCodeAddress } from "@/lib/domain/qr-code";
import { type Cursor, isOfOneSource, isSearch, type PaymentFilter, readCursor } from "./payment-filter";

export type ListRow = Pick<
  typeof payments.$inferSelect,
  | ("id" | "msn" | "reference" | "status" | "currency" | "channel" | "createdAt")
  | ("amountMinor" | "authorizedMinor" | "capturedMinor" | "refundedMinor")
  | ("description" | "customerName" | "customerPhone")
> & { readonly unitName: string };

/** A row as the database tells it. */
type ToldRow = { [Field in keyof ListRow]: ListRow[Field] extends number | Date ? string : ListRow[Field] };

/** The company's time zone: a person's session told it already. */
export async function merchantTimeZone(tx: ReadTx, caller: Caller): Promise<string> {
  if (caller.kind === "person") return caller.timeZone;
  const [row] = await tx.select({ timeZone: merchants.timeZone }).from(merchants);
  if (!row) throw new Error("the merchant is gone");
  return row.timeZone;
}

/**
 * One page and one row more, so that the caller knows whether there is a next one. Written out, since the builder of queries took
 * longer over eight hundred values than the database.
 */
export async function listRows(
  tx: ReadTx,
  filter: PaymentFilter,
  timeZone: string,
  wanted: number,
): Promise<ListRow[]> {
  const ids = await chosenIds(tx, filter, timeZone, wanted);
  const chosen = ids ? inArray(payments.id, ids) : and(conditionsOf(filter, timeZone), beyond(filter));
  // Limited before it is joined: the planner takes two tables under row security for nearly empty, and would sort a whole company.
  const { rows } = await tx.execute<ToldRow>(sql`
    select page.id, page.msn, page.reference, page.status, page.currency, page.channel, page.description, unit.name as "unitName",
      page.amount_minor as "amountMinor", page.authorized_minor as "authorizedMinor", page.captured_minor as "capturedMinor",
      page.refunded_minor as "refundedMinor", page.customer_name as "customerName", page.customer_phone as "customerPhone",
      page.created_at as "createdAt"
    from (
      select merchant_id, id, msn, reference, status, currency, channel, description, amount_minor, authorized_minor,
        captured_minor, refunded_minor, customer_name, customer_phone, created_at
      from payments where ${chosen} order by ${sql.join(orderOf(filter.sort), sql`, `)} limit ${wanted}
    ) as page
    join sales_units as unit on unit.merchant_id = page.merchant_id and unit.msn = page.msn
    order by ${PAGE_ORDER[filter.sort]}`);
  return rows.map(readRow);
}

const PAGE_ORDER: Record<PaymentFilter["sort"], SQL> = {
  newest: sql`page.created_at desc, page.id desc`,
  oldest: sql`page.created_at, page.id`,
  amount: sql`page.amount_minor desc, page.id desc`,
};

function readRow(row: ToldRow): ListRow {
  return {
    ...row,
    createdAt: new Date(row.createdAt),
    amountMinor: Number(row.amountMinor),
    authorizedMinor: Number(row.authorizedMinor),
    capturedMinor: Number(row.capturedMinor),
    refundedMinor: Number(row.refundedMinor),
  };
}

async function chosenIds(tx: ReadTx, filter: PaymentFilter, timeZone: string, wanted: number) {
  if (isSearch(filter)) return searchIds(tx, filter, timeZone, wanted);
  return filter.units.length > 1 ? idsOfUnits(tx, filter, timeZone, wanted) : undefined;
}

/** A page of several units is made of a page of each: an index gives each unit's in order, but not those of several together. */
async function idsOfUnits(
  tx: ReadTx,
  { units, ...filter }: PaymentFilter,
  timeZone: string,
  wanted: number,
): Promise<string[]> {
  const ofEach = and(
    sql`${payments.msn} = unit.msn`,
    conditionsOf({ ...filter, units: [] }, timeZone),
    beyond({ ...filter, units }),
  );
  const order = sql.join(orderOf(filter.sort), sql`, `);
  const { rows } = await tx.execute<{ id: string }>(sql`
    select payments.id from unnest(${list(units)}) as unit (msn) cross join lateral (
      select id, created_at, amount_minor from payments where ${ofEach} order by ${order} limit ${wanted}
    ) as payments order by ${order} limit ${wanted}`);
  return rows.map((row) => row.id);
}

export function conditionsOf(filter: PaymentFilter, timeZone: string): SQL | undefined {
  const { from, to } = periodOf(filter, timeZone);
  return and(
    eq(payments.environment, filter.environment),
    filter.status && eq(payments.status, filter.status),
    filter.units.length > 0 ? inArray(payments.msn, filter.units) : undefined,
    filter.channel && eq(payments.channel, filter.channel),
    filter.link ? ofLink(filter.link) : undefined,
    filter.code ? afterScan(filter.code) : undefined,
    isOfOneSource(filter) ? holding(filter.q) : undefined,
    from && gte(payments.createdAt, from),
    to && lt(payments.createdAt, to),
    filter.min === undefined ? undefined : gte(payments.amountMinor, filter.min),
    filter.max === undefined ? undefined : lte(payments.amountMinor, filter.max),
  );
}

const { paymentId, sourceKind, sourceId } = paymentCreations;

function ofLink(link: string): SQL {
  return sql`${payments.id} in (select ${paymentId} from ${paymentCreations} where ${sourceKind} = 'link' and ${sourceId} = ${link})`;
}

/** What was asked for after scans of one code: a payment's source is the customer's check-in. */
function afterScan(address: string): SQL {
  const { msn = "", platformId = "" } = readCodeAddress(address) ?? {};
  const asked = sql`${sourceKind} = 'qr' and ${sourceId} = ${qrScans.checkIn} and ${paymentCreations.merchantId} = ${qrScans.merchantId}`;
  const ofCode = sql`${qrScans.msn} = ${msn} and ${qrScans.platformId} = ${platformId}`;
  return sql`${payments.id} in (select ${paymentId} from ${qrScans} join ${paymentCreations} on ${asked} where ${ofCode})`;
}

/** Those that hold the words, in what everyone who sees the list may read. */
function holding(words: string): SQL | undefined {
  if (words === "") return undefined;
  return sql`strpos(lower(concat_ws(' ', ${payments.reference}, ${payments.description})), lower(${words})) > 0`;
}

/** From the first day's beginning up to, and without, the beginning of the day after the last. */
function periodOf(filter: PaymentFilter, timeZone: string): { from?: Date; to?: Date } {
  return {
    ...(filter.from ? { from: startOfDay(filter.from, timeZone) } : {}),
    ...(filter.to ? { to: startOfDay(addDays(filter.to, 1), timeZone) } : {}),
  };
}

export function orderOf(sort: PaymentFilter["sort"]): SQL[] {
  if (sort === "oldest") return [asc(payments.createdAt), asc(payments.id)];
  if (sort === "amount") return [desc(payments.amountMinor), desc(payments.id)];
  return [desc(payments.createdAt), desc(payments.id)];
}

function beyond({ sort, after }: PaymentFilter): SQL | undefined {
  const cursor = readCursor(after);
  if (!cursor) return undefined;
  const { at, minor, id } = cursor;
  if (sort === "amount") return sql`(${payments.amountMinor}, ${payments.id}) < (${minor}, ${id}::uuid)`;
  const edge = sql`(${at.toISOString()}::timestamptz, ${id}::uuid)`;
  const place = sql`(${payments.createdAt}, ${payments.id})`;
  return sort === "oldest" ? sql`${place} > ${edge}` : sql`${place} < ${edge}`;
}

/** Matching ids in order, from the function that searches within the caller's own bounds (migration "search"). */
async function searchIds(
  tx: ReadTx,
  filter: PaymentFilter,
  timeZone: string,
  wanted: number,
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(searchQuery(filter, timeZone, wanted));
  return rows.map((row) => row.id);
}

export function searchQuery(filter: PaymentFilter, timeZone: string, wanted: number): SQL {
  const { from, to } = periodOf(filter, timeZone);
  const cursor: Partial<Cursor> = readCursor(filter.after) ?? {};
  return sql`
    select id from search_payments(
      ${searchable(filter.q)}, ${filter.environment}, ${list(filter.status ? [filter.status] : [])}, ${list(filter.units)},
      ${list(filter.channel ? [filter.channel] : [])}, ${from?.toISOString() ?? null}, ${to?.toISOString() ?? null},
      ${filter.min ?? null}, ${filter.max ?? null}, ${filter.sort},
      ${cursor.at?.toISOString() ?? null}, ${cursor.minor ?? null}, ${cursor.id ?? null}, ${wanted})`;
}

type Counted = Omit<PaymentFilter, "status" | "after">;

/** How many match per status, `most` together at the most, within the caller's own bounds (migration "count_found"). */
export async function countFound(tx: ReadTx, filter: Counted, timeZone: string, most: number) {
  const { from, to } = periodOf(filter, timeZone);
  const { rows } = await tx.execute<{ status: string; payments: string }>(sql`
    select status, payments from count_found(
      ${searchable(filter.q)}, ${filter.environment}, ${list(filter.units)}, ${list(filter.channel ? [filter.channel] : [])},
      ${from?.toISOString() ?? null}, ${to?.toISOString() ?? null}, ${filter.min ?? null}, ${filter.max ?? null}, ${most})`);
  return rows.map(({ status, payments: found }) => ({ status, payments: Number(found) }));
}

/** Phone numbers are kept as digits with the country code; people type them with a plus and in groups. */
function searchable(text: string): string {
  return /^\+?[\d\s-]{5,}$/.test(text) && !/^\d+-\d+$/.test(text) ? text.replace(/\D/g, "") : text;
}

function list(values: readonly string[]): SQL {
  return values.length > 0 ? sql`${sql.param(values)}::text[]` : sql`null::text[]`;
}
