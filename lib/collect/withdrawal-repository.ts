import { and, eq } from "drizzle-orm";
import { paymentCreations } from "@/db/schema/payment-creations";
import { operationEvents, operations, payments } from "@/db/schema/payments";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Source } from "./collect-input";

export type OpenPayment = typeof payments.$inferSelect;

/** The payment's row, held until the transaction ends, where it was made for this source. */
export async function lockPaymentOf(
  tx: WriteTx,
  paymentId: string,
  source: Source,
): Promise<OpenPayment | undefined> {
  const { sourceKind, sourceId } = paymentCreations;
  const [made] = await tx
    .select({ id: paymentCreations.id })
    .from(paymentCreations)
    .where(
      and(eq(paymentCreations.paymentId, paymentId), eq(sourceKind, source.kind), eq(sourceId, source.id)),
    );
  if (!made) return undefined;
  const [row] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for("update");
  return row;
}

type NewOperation = typeof operations.$inferInsert;

/** Whether it was kept: not where the key is taken, or another operation is open on the payment. */
export function insertWithdrawal(tx: WriteTx, row: NewOperation, at: Date): Promise<boolean> {
  return insertOperation(tx, row, at, {});
}

/** The same for a capture, whose amount is set aside meanwhile. */
export function insertCapture(tx: WriteTx, row: NewOperation, at: Date): Promise<boolean> {
  return insertOperation(tx, row, at, { captureReservedMinor: row.amountMinor ?? 0 });
}

async function insertOperation(
  tx: WriteTx,
  row: NewOperation,
  at: Date,
  reserved: { captureReservedMinor?: number },
): Promise<boolean> {
  const [kept] = await tx.insert(operations).values(row).onConflictDoNothing().returning();
  if (!kept) return false;
  const { merchantId, msn, id, state } = kept;
  await tx.insert(operationEvents).values({ merchantId, msn, operationId: id, state, at });
  await tx
    .update(payments)
    .set({ version: row.seenVersion + 1, ...reserved })
    .where(eq(payments.id, row.paymentId));
  return true;
}
