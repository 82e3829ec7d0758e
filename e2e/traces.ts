import { count, eq } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { paymentNotes } from "@/db/schema/payment-notes";
import { operations, payments } from "@/db/schema/payments";
import { inReadTransaction } from "@/lib/access/tenant-db";
import type { Merchant } from "./merchants";

/** All that anything done to the payment would leave behind: its version, operations, notes, lines of the audit log. */
export async function traces(merchant: Merchant, paymentId: string): Promise<Record<string, number>> {
  return inReadTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    const [row] = await tx.select().from(payments).where(eq(payments.id, paymentId));
    const [asked] = await tx
      .select({ n: count() })
      .from(operations)
      .where(eq(operations.paymentId, paymentId));
    const [noted] = await tx
      .select({ n: count() })
      .from(paymentNotes)
      .where(eq(paymentNotes.paymentId, paymentId));
    const [logged] = await tx
      .select({ n: count() })
      .from(auditLog)
      .where(eq(auditLog.subject, `payment:${paymentId}`));
    return {
      version: row?.version ?? 0,
      captured: row?.capturedMinor ?? 0,
      operations: asked?.n ?? 0,
      notes: noted?.n ?? 0,
      audited: logged?.n ?? 0,
    };
  });
}
