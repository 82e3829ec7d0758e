import type { Scope } from "@/lib/access/use-case";
import { log } from "@/lib/log";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { putCategory } from "@/lib/payments-api/order-management";
import { addressOf } from "./public-address";
import type { InvoiceRow } from "./repository";

/**
 * Tells the platform where the app shows the invoice, before there is a payment: so its first sight has the link. A payment without
 * it can be paid all the same, so nothing waits for the answer's being good.
 */
export async function putLink(scope: Scope, invoice: InvoiceRow, reference: string): Promise<void> {
  const keys = await scope.read((tx) => readApiKeys(tx, scope.merchantId, invoice.msn));
  if (!keys) return;
  const link = { category: "GENERAL", orderDetailsUrl: addressOf(invoice.token) } as const;
  const answer = await putCategory(keys, reference, link);
  if (answer.kind !== "done") log.warn({ invoice: invoice.id, kind: answer.kind }, "no link to the invoice");
}
