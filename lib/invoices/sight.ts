import type { ReadTx } from "@/lib/access/tenant-db";
import type { InvoiceLine } from "@/lib/domain/invoice-total";
import { type Issuer, issuerOf } from "./company-repository";
import { eventsOf, type InvoiceEvent } from "./event-repository";
import { type MadePayment, madeFor, recordedOf } from "./payment-repository";
import { findInvoice, type InvoiceRow, linesOf } from "./repository";

/** Everything that is known of an invoice and of the payments that were made for it. */
export type Sight = {
  readonly invoice: InvoiceRow;
  readonly issuer: Issuer;
  readonly lines: readonly InvoiceLine[];
  readonly events: readonly InvoiceEvent[];
  readonly made: readonly MadePayment[];
  readonly recorded: ReadonlyMap<string, number>;
};

export async function lookAt(tx: ReadTx, id: string): Promise<Sight | undefined> {
  const invoice = await findInvoice(tx, id);
  if (!invoice) return undefined;
  return {
    invoice,
    issuer: await issuerOf(tx),
    lines: await linesOf(tx, id),
    events: await eventsOf(tx, id),
    made: await madeFor(tx, id),
    recorded: await recordedOf(tx, id),
  };
}
