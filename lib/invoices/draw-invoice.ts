import { formatAmount, formatMoney } from "@/lib/domain/format-money";
import { writeQuantity, writeVatRate } from "@/lib/domain/invoice-total";
import type { Locale } from "@/lib/domain/locale";
import { money } from "@/lib/domain/money";
import { writeReference } from "@/lib/domain/payment-reference";
import { type InvoiceTexts, invoiceTexts, writeDay } from "@/lib/i18n/invoice-texts";
import { drawTable } from "@/lib/print/draw-table";
import { type PrintDocument, startDocument } from "@/lib/print/start-document";
import { writeParagraph, writeTitle } from "@/lib/print/write-text";
import type { OpenedInvoice } from "./open-invoice";

/** The invoice on A4, in the reader's language. Whoever gets the document ends it. */
export function drawInvoice(opened: OpenedInvoice, locale: Locale): PrintDocument {
  const { invoice, issuer, unitName } = opened;
  const t = invoiceTexts(locale);
  const number = String(invoice.number);
  const title = t(invoice.kind === "credit_note" ? "creditNote" : "invoice", { number });
  const document = startDocument({ paper: "a4", title, language: locale, author: issuer.name });
  writeParagraph(document, issuer.name, { bold: true, size: 13 });
  const organisation = `${t("organisation")} ${issuer.organisationNumber}`;
  writeParagraph(document, unitName === issuer.name ? organisation : `${unitName} · ${organisation}`, {
    quiet: true,
  });
  document.moveDown(2);
  writeTitle(document, title);
  writeFacts(document, opened, locale, t);
  document.moveDown(1);
  drawLines(document, opened, locale, t);
  drawSums(document, opened, locale, t);
  if (invoice.message) writeParagraph(document, invoice.message);
  return document;
}

function writeFacts(
  document: PrintDocument,
  { invoice }: OpenedInvoice,
  locale: Locale,
  t: InvoiceTexts,
): void {
  const { customerName, customerAddress, issuedDay, dueDay, reference, referenceKind, bankAccount, kind } =
    invoice;
  const facts = [
    [t("to"), [customerName, customerAddress].filter(Boolean).join(", ")],
    [t("issued"), issuedDay && writeDay(issuedDay, locale)],
    [t("due"), kind === "invoice" && writeDay(dueDay, locale)],
    [t("reference"), reference && writeReference(referenceKind, reference)],
    [t("account"), bankAccount],
  ] as const;
  for (const [name, value] of facts) if (value) writeParagraph(document, `${name}: ${value}`);
}

function drawLines(document: PrintDocument, opened: OpenedInvoice, locale: Locale, t: InvoiceTexts): void {
  const { lines, total, currency } = opened;
  const columns = [
    { title: t("what"), share: 5 },
    { title: t("quantity"), share: 1.2, align: "right" as const },
    { title: t("vat"), share: 1.2, align: "right" as const },
    { title: `${t("sum")} (${currency})`, share: 2, align: "right" as const },
  ];
  const rows = lines.map(({ description, quantity, vatRate }, at) => {
    const gross = formatAmount(money(total.lines[at]?.grossMinor ?? 0, currency), locale);
    return { cells: [description, writeQuantity(quantity), `${writeVatRate(vatRate)} %`, gross] };
  });
  drawTable(document, columns, rows);
}

function drawSums(document: PrintDocument, opened: OpenedInvoice, locale: Locale, t: InvoiceTexts): void {
  const { total, currency, invoice, payable, outstanding } = opened;
  const row = (name: string, minor: number, bold = false) => ({
    cells: [name, formatMoney(money(minor, currency), locale)],
    bold,
  });
  const rows = [
    row(t("net"), total.netMinor),
    ...total.rates.map(({ vatRate, vatMinor }) => row(t("vatOf", { rate: writeVatRate(vatRate) }), vatMinor)),
    row(t("total"), total.grossMinor, true),
    ...(invoice.feeMinor > 0 ? [row(t("fees"), invoice.feeMinor)] : []),
    ...(invoice.paidMinor > 0 ? [row(t("paid"), -invoice.paidMinor)] : []),
    row(t("outstanding"), payable ? outstanding.minor : 0, true),
  ];
  const columns = [
    { title: t("sum"), share: 7 },
    { title: currency, share: 2.4, align: "right" as const },
  ];
  drawTable(document, columns, rows);
}
