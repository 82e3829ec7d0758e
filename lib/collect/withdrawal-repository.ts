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

/** Whether it was kept: not where the key is taken, or another operation is open on the payment. */
export async function insertWithdrawal(
  tx: WriteTx,
  row: typeof operations.$inferInsert,
  at: Date,
): Promise<boolean> {
  const [kept] = await tx.insert(operations).values(row).onConflictDoNothing().returning();
  if (!kept) return false;
  const { merchantId, msn, id, state } = kept;
  await tx.insert(operationEvents).values({ merchantId, msn, operationId: id, state, at });
  await tx
    .update(payments)
    .set({ version: row.seenVersion + 1 })
    .where(eq(payments.id, row.paymentId));
  return true;
}
