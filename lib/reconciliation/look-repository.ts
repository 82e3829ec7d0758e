import { and, asc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { breaks, reconciliations } from "@/db/schema/breaks";
import type { ReadTx } from "@/lib/access/tenant-db";
import { WAITING_STATES } from "@/lib/domain/break";

/** Lines of a ledger that are of a payment. */
export const MOVES = sql`topic = 'funds' and entry_type in ('capture', 'refund')`;

/** What changes a payment's comparison: a reading of it, an own operation that was answered, and a line that arrived. */
export const CHANGES = ["readings", "operations", "lines"] as const;
export type Change = (typeof CHANGES)[number];

/** A place in the order of changes: the moment as the database writes it, and what tells apart those of one moment. */
export type Place = { readonly at: string; readonly key: string };
export type Changed = Place & { readonly reference: string };

export const from = (at: Date): Place => ({ at: at.toISOString(), key: "" });

/** The next references of a unit, after a place, that something changed: each walks an index of its own. */
export async function changedReferences(
  tx: ReadTx,
  msn: string,
  change: Change,
  after: Place,
  limit: number,
): Promise<Changed[]> {
  const { rows } = await tx.execute<Changed>(sql`${QUERIES[change](msn, after)} limit ${limit}`);
  return rows;
}

const QUERIES: Record<Change, (msn: string, after: Place) => SQL> = {
  readings: (msn, { at, key }) => sql`
    select synced_at::text as at, reference as key, reference from payments
    where msn = ${msn} and (synced_at, reference) > (${at}::timestamptz, ${key}) order by synced_at, reference`,
  operations: (msn, { at, key }) => sql`
    select o.settled_at::text as at, o.payment_id::text as key, p.reference
    from operations o join payments p on p.merchant_id = o.merchant_id and p.id = o.payment_id
    where o.msn = ${msn} and (o.settled_at, o.payment_id) > (${at}::timestamptz, ${key === "" ? NO_PAYMENT : key}::uuid)
    order by o.settled_at, o.payment_id`,
  lines: (msn, { at, key }) => sql`
    select arrived_at::text as at, reference as key, reference from ledger_entries
    where msn = ${msn} and ${MOVES} and reference is not null and (arrived_at, reference) > (${at}::timestamptz, ${key})
    order by arrived_at, reference`,
};

const NO_PAYMENT = "00000000-0000-0000-0000-000000000000";

/** References of payments whose breaks wait for a person. */
export async function waitingReferences(tx: ReadTx, msn: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ reference: breaks.reference })
    .from(breaks)
    .where(and(eq(breaks.msn, msn), inArray(breaks.state, [...WAITING_STATES]), isNotNull(breaks.reference)))
    .orderBy(asc(breaks.reference));
  return rows.flatMap(({ reference }) => reference ?? []);
}

/** The last of so many references of a unit after one and up to another (null: the end), in their order; null where there are fewer. */
export async function referenceFurtherOn(
  tx: ReadTx,
  msn: string,
  after: string,
  count: number,
  upTo: string | null = null,
): Promise<string | null> {
  const within = sql`msn = ${msn} and reference > ${after} ${upTo === null ? sql`` : sql`and reference <= ${upTo}`}`;
  const { rows } = await tx.execute<{ last: string | null; looked: string }>(sql`
    select max(reference) as last, count(*) as looked from (
      (select reference from payments where ${within} order by reference limit ${count})
      union
      (select distinct reference from ledger_entries where ${within} and ${MOVES} order by reference limit ${count})
      order by reference limit ${count}) looked`);
  return Number(rows[0]?.looked) < count ? null : (rows[0]?.last ?? null);
}

/** About how many references a unit has. */
export async function countReferences(tx: ReadTx, msn: string): Promise<number> {
  const { rows } = await tx.execute<{ count: string }>(sql`
    select greatest((select count(*) from payments where msn = ${msn}),
      (select count(*) from ledger_entries where msn = ${msn} and ${MOVES})) as count`);
  return Number(rows[0]?.count);
}

export async function findCheck(tx: ReadTx, msn: string) {
  const [row] = await tx.select().from(reconciliations).where(eq(reconciliations.msn, msn));
  return row;
}
