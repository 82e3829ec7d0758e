import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { invoiceCounters, invoiceEvents, invoiceLines } from "@/db/schema/invoice-parts";
import { invoiceLists, invoices } from "@/db/schema/invoices";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";
import type { NewInvoice } from "./repository";

export type SheetRow = typeof invoiceLists.$inferSelect;

export async function findList(tx: ReadTx, id: string): Promise<SheetRow | undefined> {
  const [row] = await tx.select().from(invoiceLists).where(eq(invoiceLists.id, id));
  return row;
}

/** Whether it was kept: not where the same rows were sent before by this unit. */
export async function insertList(tx: WriteTx, row: SheetRow): Promise<boolean> {
  const kept = await tx
    .insert(invoiceLists)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: invoiceLists.id });
  return kept.length > 0;
}

/** Nobody else gives a number until this transaction ends. Gives the last one that was given. */
export async function holdNumbers(
  tx: WriteTx,
  merchantId: string,
  environment: Environment,
): Promise<number> {
  const [counter] = await tx
    .insert(invoiceCounters)
    .values({ merchantId, environment, last: 0 })
    .onConflictDoUpdate({
      target: [invoiceCounters.merchantId, invoiceCounters.environment],
      set: { last: sql`${invoiceCounters.last}` },
    })
    .returning({ last: invoiceCounters.last });
  return counter?.last ?? 0;
}

export async function giveNumbers(tx: WriteTx, environment: Environment, last: number): Promise<void> {
  await tx.update(invoiceCounters).set({ last }).where(eq(invoiceCounters.environment, environment));
}

/** Which of these rows this unit has sent already, and as which number. What was credited may be sent once more. */
export async function sentBefore(
  tx: ReadTx,
  msn: string,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { fingerprint, number, state } = invoices;
  if (fingerprints.length === 0) return new Map();
  const rows = await tx
    .select({ fingerprint, number })
    .from(invoices)
    .where(and(eq(invoices.msn, msn), inArray(fingerprint, [...fingerprints]), ne(state, "credited")));
  return new Map(
    rows.flatMap((row) => (row.fingerprint ? [[row.fingerprint, row.number ?? 0] as const] : [])),
  );
}

// So many rows of forty columns stay below what one statement may hold.
const AT_ONCE = 1_000;

async function inParts<Row>(rows: readonly Row[], insert: (part: Row[]) => PromiseLike<unknown>) {
  for (let from = 0; from < rows.length; from += AT_ONCE) await insert(rows.slice(from, from + AT_ONCE));
}

export async function insertSent(
  tx: WriteTx,
  rows: readonly NewInvoice[],
  lines: readonly (typeof invoiceLines.$inferInsert)[],
  events: readonly (typeof invoiceEvents.$inferInsert)[],
): Promise<void> {
  await inParts(rows, (part) => tx.insert(invoices).values(part));
  await inParts(lines, (part) => tx.insert(invoiceLines).values(part));
  await inParts(events, (part) => tx.insert(invoiceEvents).values(part));
}
