import { brandOf } from "@/lib/domain/brand";
import { formatMoney } from "@/lib/domain/format-money";
import { type ReferenceKind, writeReference } from "@/lib/domain/payment-reference";
import { writeDay } from "@/lib/i18n/invoice-texts";
import { drawQr } from "@/lib/print/draw-qr";
import { INK, type PrintDocument, QUIET_INK, RULE_INK } from "@/lib/print/start-document";
import { textWidth } from "@/lib/print/write-text";
import type { InvoicePrint } from "./invoice-print";

const SIDE = 112;
const PADDING = 14;
const HEIGHT = SIDE + PADDING * 2;
/** How wide the column of names is. */
const NAMES = 128;
const GROUND = "#f5f6f8";

/** What banks of the country call the reference; these names are the same in all languages. */
const CALLED: Record<ReferenceKind, string> = {
  kid_mod10: "KID",
  kid_mod11: "KID",
  fik_71: "FIK",
  fik_75: "FIK",
  viite: "",
  rf: "RF",
  bankgiro: "OCR",
};

/** What a customer needs to pay by: the amount, the day, account and reference for a bank, and a code that opens the page. */
export function drawPaymentBox(document: PrintDocument, print: InvoicePrint): void {
  const { opened } = print;
  if (!opened.payable) {
    drawStanding(document, print);
    return;
  }
  const { page } = document;
  if (document.y + HEIGHT > page.height - page.margins.bottom) document.addPage();
  const { left } = document.page.margins;
  const [top, width] = [document.y + 6, textWidth(document)];
  document.roundedRect(left, top, width, HEIGHT, 8).fillAndStroke(GROUND, RULE_INK);
  const code = { x: left + width - SIDE - PADDING, y: top + PADDING, side: SIDE };
  document.roundedRect(code.x - 3, code.y - 3, SIDE + 6, SIDE + 6, 6).fill("#ffffff");
  drawQr(document, print.address, code);
  drawHowToPay(document, print, { x: left + PADDING, y: top + PADDING, width: width - SIDE - PADDING * 4 });
  document.font("regular").fontSize(10).fillColor(INK);
  document.x = left;
  document.y = top + HEIGHT + 10;
}

type Place = { readonly x: number; readonly y: number; readonly width: number };

function drawHowToPay(document: PrintDocument, print: InvoicePrint, { x, y, width }: Place): void {
  const { opened, locale, t } = print;
  document.font("regular").fontSize(8.5).fillColor(QUIET_INK).text(t("outstanding"), x, y, { width });
  const amount = formatMoney(opened.outstanding, locale);
  document.font("bold").fontSize(18).fillColor(INK).text(amount, { width });
  let top = document.y + 6;
  for (const [name, value] of factsOf(print)) {
    document.font("regular").fontSize(9).fillColor(QUIET_INK).text(name, x, top, { width: NAMES });
    const end = document.y;
    document
      .font("bold")
      .fillColor(INK)
      .text(value, x + NAMES + 8, top, { width: width - NAMES - 8 });
    top = Math.max(end, document.y) + 2;
  }
  const brand = brandOf(opened.issuer.country);
  document.font("regular").fontSize(8.5).fillColor(QUIET_INK);
  document.text(t("scan", { brand }), x, top + 4, { width });
}

function factsOf({ opened, locale, t }: InvoicePrint): (readonly [string, string])[] {
  const { dueDay, reference, referenceKind, bankAccount } = opened.invoice;
  const due = [t("due"), writeDay(dueDay, locale)] as const;
  if (!reference) return bankAccount ? [due, [t("account"), bankAccount]] : [due];
  const written = writeReference(referenceKind, reference);
  // A creditor of payment slips has no account of its own: type, reference and creditor make one line, which people type as a whole.
  if (referenceKind.startsWith("fik") && /^\d{8}$/.test(bankAccount ?? ""))
    return [due, [t("slip"), `${written}+${bankAccount}<`]];
  const called = CALLED[referenceKind];
  const named = called ? `${t("reference")} (${called})` : t("reference");
  return [due, ...(bankAccount ? [[t("account"), bankAccount] as const] : []), [named, written]];
}

/** A paper that asks for nothing any more says so. */
function drawStanding(document: PrintDocument, { opened, t }: InvoicePrint): void {
  const said =
    opened.standing === "paid" ? t("isPaid") : opened.standing === "credited" ? t("isCredited") : "";
  if (said) document.font("bold").text(said).font("regular");
}
