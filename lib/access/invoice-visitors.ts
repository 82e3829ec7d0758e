import "server-only";
import { eq } from "drizzle-orm";
import { invoices } from "@/db/schema/invoices";
import type { SystemCaller } from "./caller";
import { asDirectory } from "./directory";

/** A customer on the page of an invoice: at its merchant, in its sales unit, and for that page alone. */
export type InvoiceVisitor = { readonly invoiceId: string; readonly caller: SystemCaller };

const TOKEN = /^[\w-]{22}$/;

/** Who comes with this token, or undefined where no invoice has it. */
export async function findInvoiceVisitor(token: string): Promise<InvoiceVisitor | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const { merchantId, id, msn } = invoices;
  const [row] = await asDirectory((tx) =>
    tx.select({ merchantId, id, msn }).from(invoices).where(eq(invoices.token, token)),
  );
  if (!row) return undefined;
  const permissions = ["invoice:open"] as const;
  const bounds = { merchantId: row.merchantId, permissions, units: [row.msn] };
  return { invoiceId: row.id, caller: { kind: "visitor", id: `invoice:${row.id}`, ...bounds } };
}
