import { formatAmount } from "@/lib/domain/format-money";
import { writeVatRate } from "@/lib/domain/invoice-total";
import { FORMAT_LOCALES } from "@/lib/domain/locale";
import { money } from "@/lib/domain/money";
import { invoiceTexts } from "@/lib/i18n/invoice-texts";
import { drawTable } from "@/lib/print/draw-table";
import { type PrintDocument, startDocument } from "@/lib/print/start-document";
import { writeParagraph } from "@/lib/print/write-text";
import { drawInvoiceHead } from "./draw-invoice-head";
import { drawInvoiceSums } from "./draw-invoice-sums";
import { drawPaymentBox } from "./draw-payment-box";
import type { InvoicePrint } from "./invoice-print";

/** The invoice on A4, in the reader's language. Whoever gets the document ends it. */
export function drawInvoice(sight: Omit<InvoicePrint, "t">): PrintDocument {
  const print = { ...sight, t: invoiceTexts(sight.locale) };
  const { opened, locale, t } = print;
  const { invoice, issuer } = opened;
  const number = String(invoice.number);
  const title = t(invoice.kind === "credit_note" ? "creditNote" : "invoice", { number });
  const document = startDocument({ paper: "a4", title, language: locale, author: issuer.name });
  drawInvoiceHead(document, print, title);
  drawLines(document, print);
  drawInvoiceSums(document, print);
  if (invoice.message) writeParagraph(document, invoice.message);
  drawPaymentBox(document, print);
  return document;
}

function drawLines(document: PrintDocument, { opened, locale, t }: InvoicePrint): void {
  const { lines, total, currency } = opened;
  const columns = [
    { title: t("what"), share: 4.6 },
    { title: t("quantity"), share: 1.1, align: "right" as const },
    { title: t("each"), share: 1.7, align: "right" as const },
    { title: t("vat"), share: 1.2, align: "right" as const },
    { title: `${t("sum")} (${currency})`, share: 2, align: "right" as const },
  ];
  const amount = (minor: number) => formatAmount(money(minor, currency), locale);
  const rows = lines.map(({ description, quantity, unitPriceMinor, vatRate }, at) => ({
    cells: [
      description,
      new Intl.NumberFormat(FORMAT_LOCALES[locale]).format(quantity / 1_000),
      amount(unitPriceMinor),
      `${writeVatRate(vatRate)}\u00a0%`,
      amount(total.lines[at]?.grossMinor ?? 0),
    ],
  }));
  drawTable(document, columns, rows);
}
