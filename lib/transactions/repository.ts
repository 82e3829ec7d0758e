import { and, eq, inArray } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { type Currency, isCurrency, money } from "@/lib/domain/money";
import type { Amounts, Payment } from "@/lib/domain/payment";

export type PaymentRow = typeof payments.$inferSelect;
export type PaymentChange = Partial<typeof payments.$inferInsert>;

/** The payment's row, held until the transaction ends; undefined where it does not exist for this caller. */
export async function lockPayment(tx: WriteTx, id: string): Promise<PaymentRow | undefined> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for("update");
  return row;
}

export async function lockPaymentByReference(
  tx: WriteTx,
  { msn, reference }: PaymentPlace,
): Promise<PaymentRow | undefined> {
  const [row] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.msn, msn), eq(payments.reference, reference)))
    .for("update");
  return row;
}

export type PaymentPlace = { readonly msn: string; readonly reference: string };

export async function placeOfPayment(tx: ReadTx, id: string): Promise<PaymentPlace | undefined> {
  const [row] = await tx
    .select({ msn: payments.msn, reference: payments.reference })
    .from(payments)
    .where(eq(payments.id, id));
  return row;
}

export async function versionOfPayment(tx: ReadTx, id: string): Promise<number | undefined> {
  const [row] = await tx.select({ version: payments.version }).from(payments).where(eq(payments.id, id));
  return row?.version;
}

/** The row as kept, or undefined where the reference is known already. */
export async function insertPayment(
  tx: WriteTx,
  row: typeof payments.$inferInsert,
): Promise<PaymentRow | undefined> {
  const [kept] = await tx.insert(payments).values(row).onConflictDoNothing().returning();
  return kept;
}

/** The same for many; gives the ids of those that were not known. */
export async function insertPayments(
  tx: WriteTx,
  rows: readonly (typeof payments.$inferInsert)[],
): Promise<ReadonlySet<string>> {
  const kept = await tx
    .insert(payments)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ id: payments.id });
  return new Set(kept.map(({ id }) => id));
}

export async function knownReferences(
  tx: ReadTx,
  msn: string,
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ reference: payments.reference })
    .from(payments)
    .where(and(eq(payments.msn, msn), inArray(payments.reference, [...references])));
  return new Set(rows.map(({ reference }) => reference));
}

export async function updatePayment(tx: WriteTx, id: string, change: PaymentChange): Promise<void> {
  await tx.update(payments).set(change).where(eq(payments.id, id));
}

export function currencyOf(row: Pick<PaymentRow, "currency">): Currency {
  if (!isCurrency(row.currency)) throw new Error(`unknown currency ${row.currency}`);
  return row.currency;
}

export type KnownAmounts = Pick<
  PaymentRow,
  "currency" | "authorizedMinor" | "capturedMinor" | "refundedMinor" | "cancelledMinor"
>;

export function amountsOf(row: KnownAmounts): Amounts {
  const of = (minor: number) => money(minor, currencyOf(row));
  return {
    authorized: of(row.authorizedMinor),
    captured: of(row.capturedMinor),
    refunded: of(row.refundedMinor),
    cancelled: of(row.cancelledMinor),
  };
}

export function toPayment(row: PaymentRow): Payment {
  const of = (minor: number) => money(minor, currencyOf(row));
  return {
    state: row.state,
    amount: of(row.amountMinor),
    amounts: amountsOf(row),
    reserved: { capture: of(row.captureReservedMinor), refund: of(row.refundReservedMinor) },
    ...(row.captureDeadline && { captureDeadline: row.captureDeadline }),
    ...(row.authorizedAt && { authorizedAt: row.authorizedAt }),
  };
}
