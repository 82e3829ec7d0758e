import { formatMoney } from "@/lib/domain/format-money";
import { writeVatRate } from "@/lib/domain/invoice-total";
import { money } from "@/lib/domain/money";
import { INK, type PrintDocument, QUIET_INK, RULE_INK } from "@/lib/print/start-document";
import { textWidth } from "@/lib/print/write-text";
import type { InvoicePrint } from "./invoice-print";

const ROW = 18;

type Sum = readonly [name: string, minor: number, bold?: boolean];

/** The sums below the right half of the lines, all on one page: without VAT, the VAT of each rate, and what is left to pay. */
export function drawInvoiceSums(document: PrintDocument, print: InvoicePrint): void {
  const sums = sumsOf(print);
  const { page } = document;
  if (document.y + sums.length * ROW > page.height - page.margins.bottom) document.addPage();
  const width = textWidth(document) * 0.5;
  const x = document.page.width - document.page.margins.right - width;
  for (const [name, minor, bold] of sums)
    drawSum(document, print, { x, width, name, minor, bold: bold ?? false });
  document.font("regular").fontSize(10).fillColor(INK);
  document.x = document.page.margins.left;
  document.moveDown(1);
}

function sumsOf({ opened, t }: InvoicePrint): Sum[] {
  const { total, invoice, payable, outstanding } = opened;
  const rates = total.rates.map(
    ({ vatRate, vatMinor }): Sum => [t("vatOf", { rate: writeVatRate(vatRate) }), vatMinor],
  );
  return [
    [t("net"), total.netMinor],
    ...rates,
    [t("total"), total.grossMinor, true],
    ...(invoice.feeMinor > 0 ? [[t("fees"), invoice.feeMinor] as const] : []),
    ...(invoice.paidMinor > 0 ? [[t("paid"), -invoice.paidMinor] as const] : []),
    ...(invoice.feeMinor + invoice.paidMinor > 0
      ? [[t("outstanding"), payable ? outstanding.minor : 0, true] as const]
      : []),
  ];
}

type Placed = { x: number; width: number; name: string; minor: number; bold: boolean };

function drawSum(document: PrintDocument, { opened, locale }: InvoicePrint, row: Placed): void {
  const { x, width, name, minor, bold } = row;
  const top = document.y;
  if (bold)
    document
      .moveTo(x, top)
      .lineTo(x + width, top)
      .lineWidth(0.5)
      .stroke(RULE_INK);
  document
    .font(bold ? "bold" : "regular")
    .fontSize(10)
    .fillColor(bold ? INK : QUIET_INK);
  document.text(name, x + 5, top + 4, { width: width * 0.55, lineBreak: false });
  document.fillColor(INK).text(formatMoney(money(minor, opened.currency), locale), x, top + 4, {
    width: width - 5,
    align: "right",
  });
  document.y = top + ROW;
}
