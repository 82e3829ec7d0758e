import { randomBytes, randomUUID } from "node:crypto";
import { invoiceCounters, invoiceLines } from "@/db/schema/invoice-parts";
import { invoices } from "@/db/schema/invoices";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Merchant } from "./merchants";

/** An invoice of 100,00 kr that was sent, without a number to ask at. */
export async function createInvoice(
  merchant: Merchant,
  own: Partial<typeof invoices.$inferInsert> = {},
): Promise<{ id: string; token: string }> {
  const [id, token, at] = [randomUUID(), randomBytes(16).toString("base64url"), new Date()];
  const day = at.toISOString().slice(0, 10);
  const msn = merchant.units[0]?.msn ?? "";
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    const number = { merchantId: merchant.id, environment: "production" as const, last: 1 };
    await tx.insert(invoiceCounters).values(number).onConflictDoNothing();
    await tx.insert(invoices).values({
      ...{
        merchantId: merchant.id,
        id,
        token,
        msn,
        environment: "production",
        kind: "invoice",
        state: "sent",
      },
      ...{ number: 1, reference: "18", referenceKind: "kid_mod10", customerName: "Planted customer" },
      ...{ locale: "nb", currency: "NOK", totalMinor: 10_000, vatMinor: 2_000, dueDay: day, issuedDay: day },
      ...{ createdBy: "browser-tests", createdAt: at, changedAt: at },
      ...own,
    });
    const line = { description: "Coffee", quantity: 1_000, unitPriceMinor: 10_000, vatRate: 2_500 };
    await tx.insert(invoiceLines).values({ merchantId: merchant.id, invoiceId: id, position: 0, ...line });
  });
  return { id, token };
}
