import { and, asc, eq, sql } from "drizzle-orm";
import { invoiceCounters, invoiceFiles, invoiceLines } from "@/db/schema/invoice-parts";
import { invoices } from "@/db/schema/invoices";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";
import type { InvoiceLine } from "@/lib/domain/invoice-total";

export type InvoiceRow = typeof invoices.$inferSelect;
export type NewInvoice = typeof invoices.$inferInsert;

export async function findInvoice(tx: ReadTx, id: string): Promise<InvoiceRow | undefined> {
  const [row] = await tx.select().from(invoices).where(eq(invoices.id, id));
  return row;
}

/** The invoice as it stands, held until the transaction ends. */
export async function lockInvoice(tx: WriteTx, id: string): Promise<InvoiceRow | undefined> {
  const [row] = await tx.select().from(invoices).where(eq(invoices.id, id)).for("update");
  return row;
}

/** False where an invoice with this id is there. */
export async function addInvoice(tx: WriteTx, invoice: NewInvoice): Promise<boolean> {
  const added = await tx
    .insert(invoices)
    .values(invoice)
    .onConflictDoNothing()
    .returning({ id: invoices.id });
  return added.length > 0;
}

export type InvoicePatch = Partial<
  Omit<InvoiceRow, "merchantId" | "id" | "kind" | "createdBy" | "createdAt">
>;

export async function updateInvoice(tx: WriteTx, id: string, patch: InvoicePatch): Promise<void> {
  await tx.update(invoices).set(patch).where(eq(invoices.id, id));
}

export async function linesOf(tx: ReadTx, invoiceId: string): Promise<InvoiceLine[]> {
  const { description, quantity, unitPriceMinor, vatRate, position } = invoiceLines;
  return tx
    .select({ description, quantity, unitPriceMinor, vatRate })
    .from(invoiceLines)
    .where(eq(invoiceLines.invoiceId, invoiceId))
    .orderBy(asc(position));
}

export async function replaceLines(
  tx: WriteTx,
  { merchantId, id: invoiceId }: Pick<InvoiceRow, "merchantId" | "id">,
  lines: readonly InvoiceLine[],
): Promise<void> {
  await tx.delete(invoiceLines).where(eq(invoiceLines.invoiceId, invoiceId));
  await tx
    .insert(invoiceLines)
    .values(lines.map((line, position) => ({ merchantId, invoiceId, position, ...line })));
}

/**
 * The next number of the company. The counter's row is locked until this transaction ends: whoever sends at the same moment waits,
 * and a transaction that fails gives the number back. So there are neither gaps nor two of one number.
 */
export async function takeNumber(tx: WriteTx, merchantId: string, environment: Environment): Promise<number> {
  const [counter] = await tx
    .insert(invoiceCounters)
    .values({ merchantId, environment, last: 1 })
    .onConflictDoUpdate({
      target: [invoiceCounters.merchantId, invoiceCounters.environment],
      set: { last: sql`${invoiceCounters.last} + 1` },
    })
    .returning({ last: invoiceCounters.last });
  if (!counter) throw new Error("the counter gave no number");
  return counter.last;
}

/** The credit note that took the invoice back. */
export async function creditNoteOf(tx: ReadTx, id: string): Promise<InvoiceRow | undefined> {
  const [row] = await tx.select().from(invoices).where(eq(invoices.creditOf, id));
  return row;
}

export async function keepFile(
  tx: WriteTx,
  { merchantId, id: invoiceId }: Pick<InvoiceRow, "merchantId" | "id">,
  file: { pdf: Buffer; sha256: string },
): Promise<void> {
  await tx
    .insert(invoiceFiles)
    .values({ merchantId, invoiceId, ...file })
    .onConflictDoUpdate({ target: [invoiceFiles.merchantId, invoiceFiles.invoiceId], set: file });
}

export async function fileOf(tx: ReadTx, invoiceId: string): Promise<Buffer | undefined> {
  const [row] = await tx
    .select({ pdf: invoiceFiles.pdf })
    .from(invoiceFiles)
    .where(eq(invoiceFiles.invoiceId, invoiceId));
  return row?.pdf;
}

export async function hasFile(tx: ReadTx, invoiceId: string): Promise<boolean> {
  const found = await tx
    .select({ sha256: invoiceFiles.sha256 })
    .from(invoiceFiles)
    .where(and(eq(invoiceFiles.invoiceId, invoiceId)));
  return found.length > 0;
}
