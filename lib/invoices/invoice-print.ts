import type { Locale } from "@/lib/domain/locale";
import type { InvoiceTexts } from "@/lib/i18n/invoice-texts";
import type { OpenedInvoice } from "./open-invoice";

/** What an invoice on paper is drawn from. */
export type InvoicePrint = {
  readonly opened: OpenedInvoice;
  readonly locale: Locale;
  readonly t: InvoiceTexts;
  /** The sales unit's picture. */
  readonly logo: Uint8Array | undefined;
  /** The whole address of the page on which it is paid. */
  readonly address: string;
};
