import { and, eq, inArray, max, type SQL, sql } from "drizzle-orm";
import { operations, paymentEvents, payments } from "@/db/schema/payments";
import { ledgerEntries, ledgers } from "@/db/schema/settlements";
import type { ReadTx } from "@/lib/access/tenant-db";
import { MOVES } from "./look-repository";

export type LedgerReach = { from: Date | null; readBy: Date | null };

/**
 * From when on the ledgers of a unit are known, and until when they were surely read to their end; null where one was not. A unit that
 * shares a ledger is found on it by its own lines.
 */
export async function ledgerReachOf(tx: ReadTx, msn: string): Promise<LedgerReach | undefined> {
  const { rows } = await tx.execute<{
    from: Date | null;
    read_by: Date | null;
    unread: string;
    ledgers: string;
  }>(sql`
    select max(first.happened_at) as from, least(min(l.complete_at), min(s.synced_at)) as read_by,
      count(*) filter (where l.complete_at is null or s.synced_at is null) as unread, count(*) as ledgers
    from ledgers l
    left join ledger_syncs s on s.msn = ${msn}
    left join lateral (
      select happened_at from ledger_entries e where e.merchant_id = l.merchant_id and e.ledger_id = l.id and e.topic = 'funds'
      order by position limit 1) first on true
    where l.msn = ${msn} or l.id in (select ledger_id from ledger_entries where msn = ${msn} order by reference limit 1)`);
  const [row] = rows;
  if (!row || Number(row.ledgers) === 0) return undefined;
  return {
    from: row.from && new Date(row.from),
    readBy: Number(row.unread) > 0 || !row.read_by ? null : new Date(row.read_by),
  };
}

/** References of a unit: these, or those after one up to another, the end being null. */
export type Span = readonly string[] | { readonly after: string; readonly upTo: string | null };

/** Those whose sums differ between payments and ledger, lines that are only on their way included, in their order. */
export async function differingReferences(tx: ReadTx, msn: string, span: Span): Promise<string[]> {
  const within = sql`msn = ${msn} and ${isWithin(span)}`;
  const { rows } = await tx.execute<{ reference: string }>(sql`
    with known as (select reference, currency, captured_minor, refunded_minor from payments where ${within}),
      booked as (
        select reference, min(currency) as least, max(currency) as most,
          coalesce(sum(amount_minor) filter (where entry_type = 'capture'), 0) as captured,
          coalesce(-sum(amount_minor) filter (where entry_type = 'refund'), 0) as refunded
        from ledger_entries where ${within} and ${MOVES} group by reference)
    select coalesce(known.reference, booked.reference) as reference
    from known full join booked on booked.reference = known.reference
    where known.reference is null
      or coalesce(booked.captured, 0) <> known.captured_minor or coalesce(booked.refunded, 0) <> known.refunded_minor
      or booked.least <> known.currency or booked.most <> known.currency
    order by 1`);
  return rows.map(({ reference }) => reference);
}

function isWithin(span: Span): SQL {
  if ("after" in span) {
    const { after, upTo } = span;
    return upTo === null ? sql`reference > ${after}` : sql`reference > ${after} and reference <= ${upTo}`;
  }
  return sql`reference in (select jsonb_array_elements_text(${JSON.stringify(span)}::jsonb))`;
}

/** Those payments with what moved on them by the platform's event log. */
export async function portalRows(tx: ReadTx, msn: string, references: readonly string[]) {
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.msn, msn), inArray(payments.reference, [...references])));
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const events = await tx
    .select()
    .from(paymentEvents)
    .where(
      and(
        inArray(paymentEvents.paymentId, ids),
        eq(paymentEvents.success, true),
        inArray(paymentEvents.name, ["CAPTURED", "REFUNDED"]),
      ),
    );
  const settled = await tx
    .select({ paymentId: operations.paymentId, at: max(operations.settledAt) })
    .from(operations)
    .where(inArray(operations.paymentId, ids))
    .groupBy(operations.paymentId);
  return rows.map((row) => ({
    row,
    events: events.filter(({ paymentId }) => paymentId === row.id),
    settledAt: settled.find(({ paymentId }) => paymentId === row.id)?.at ?? null,
  }));
}

/** Their sales and refunds on the ledgers, in the order of the ledger; `looked` where the platform was asked for the payment. */
export async function ledgerRows(tx: ReadTx, msn: string, references: readonly string[]) {
  const { topic, entryType, reference, position } = ledgerEntries;
  const rows = await tx
    .select({ line: ledgerEntries, matched: ledgers.matchedPosition })
    .from(ledgerEntries)
    .innerJoin(
      ledgers,
      and(eq(ledgers.merchantId, ledgerEntries.merchantId), eq(ledgers.id, ledgerEntries.ledgerId)),
    )
    .where(
      and(
        ...[eq(ledgerEntries.msn, msn), inArray(reference, [...references]), eq(topic, "funds")],
        inArray(entryType, ["capture", "refund"]),
      ),
    )
    .orderBy(position);
  return rows.map(({ line, matched }) => ({ ...line, looked: line.position <= matched }));
}
