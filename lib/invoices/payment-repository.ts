import { and, asc, eq } from "drizzle-orm";
import { invoicePayments } from "@/db/schema/invoice-parts";
import { paymentCreations } from "@/db/schema/payment-creations";
import { payments } from "@/db/schema/payments";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

/** A payment that was made for an invoice, as the portal knows it; `paymentId` null while nobody knows whether it is there. */
export type MadePayment = {
  readonly key: string;
  readonly reference: string;
  readonly flow: "PUSH_MESSAGE" | "WEB_REDIRECT" | "QR";
  readonly creation: (typeof paymentCreations.$inferSelect)["state"];
  readonly createdAt: Date;
  readonly paymentId: string | null;
  readonly state: (typeof payments.$inferSelect)["state"] | null;
  readonly capturedMinor: number | null;
};

/** Oldest first. */
export async function madeFor(tx: ReadTx, invoiceId: string): Promise<MadePayment[]> {
  const { id: key, reference, flow, state: creation, createdAt, paymentId } = paymentCreations;
  const { state, capturedMinor } = payments;
  return tx
    .select({ key, reference, flow, creation, createdAt, paymentId, state, capturedMinor })
    .from(paymentCreations)
    .leftJoin(payments, eq(payments.id, paymentId))
    .where(and(eq(paymentCreations.sourceKind, "invoice"), eq(paymentCreations.sourceId, invoiceId)))
    .orderBy(asc(createdAt));
}

/** What was written down of the platform's payments, by payment. */
export async function recordedOf(tx: ReadTx, invoiceId: string): Promise<Map<string, number>> {
  const { paymentId, amountMinor } = invoicePayments;
  const rows = await tx
    .select({ paymentId, amountMinor })
    .from(invoicePayments)
    .where(eq(invoicePayments.invoiceId, invoiceId));
  return new Map(rows.flatMap(({ paymentId: id, amountMinor: sum }) => (id ? [[id, sum] as const] : [])));
}

/** Writes down how much of a payment was captured so far. */
export async function recordPayment(
  tx: WriteTx,
  payment: typeof invoicePayments.$inferInsert,
): Promise<void> {
  await tx
    .insert(invoicePayments)
    .values(payment)
    .onConflictDoUpdate({
      target: [invoicePayments.merchantId, invoicePayments.paymentId],
      set: { amountMinor: payment.amountMinor },
    });
}
