import { writeDay } from "@/lib/i18n/invoice-texts";
import { INK, type PrintDocument, QUIET_INK } from "@/lib/print/start-document";
import { textWidth } from "@/lib/print/write-text";
import type { InvoicePrint } from "./invoice-print";

const LOGO = { width: 150, height: 46 };
const GAP = 24;

/** Whose invoice it is with their picture, its number, to whom it goes and of which day it is. */
export function drawInvoiceHead(document: PrintDocument, print: InvoicePrint, title: string): void {
  const { left, top } = document.page.margins;
  const half = (textWidth(document) - GAP) / 2;
  const right = { x: left + half + GAP, width: half };
  if (print.logo) document.image(Buffer.from(print.logo), left, top, { fit: [LOGO.width, LOGO.height] });
  const issuerEnd = drawIssuer(document, print, print.logo ? right : { x: left, width: half }, top);
  const titleTop = Math.max(issuerEnd, print.logo ? top + LOGO.height : 0) + GAP;
  document.font("bold").fontSize(22).fillColor(INK).text(title, left, titleTop);
  const factsTop = document.y + 12;
  const customerEnd = drawCustomer(document, print, { x: left, width: half }, factsTop);
  const factsEnd = drawFacts(document, print, right, factsTop);
  document.font("regular").fontSize(10).fillColor(INK);
  document.x = left;
  document.y = Math.max(customerEnd, factsEnd) + GAP;
}

type Strip = { readonly x: number; readonly width: number };

function drawIssuer(
  document: PrintDocument,
  { opened, t, logo }: InvoicePrint,
  strip: Strip,
  top: number,
): number {
  const { issuer, unitName } = opened;
  const look = { width: strip.width, align: logo ? ("right" as const) : ("left" as const) };
  document.font("bold").fontSize(13).fillColor(INK).text(issuer.name, strip.x, top, look);
  document.font("regular").fontSize(9).fillColor(QUIET_INK);
  if (unitName !== issuer.name) document.text(unitName, look);
  document.text(`${t("organisation")} ${issuer.organisationNumber}`, look);
  return document.y;
}

function drawCustomer(
  document: PrintDocument,
  { opened, t }: InvoicePrint,
  { x, width }: Strip,
  top: number,
): number {
  const { customerName, customerAddress } = opened.invoice;
  document.font("regular").fontSize(8.5).fillColor(QUIET_INK).text(t("to"), x, top, { width });
  document.font("bold").fontSize(11).fillColor(INK).text(customerName, { width });
  document.font("regular").fontSize(10);
  for (const line of customerAddress?.split(/\n|, /) ?? []) document.text(line, { width });
  return document.y;
}

/** Names on the left of the strip, values on its right edge. */
function drawFacts(
  document: PrintDocument,
  { opened, locale, t }: InvoicePrint,
  { x, width }: Strip,
  top: number,
): number {
  const { issuedDay, dueDay, kind } = opened.invoice;
  const facts = [
    [t("issued"), issuedDay && writeDay(issuedDay, locale)],
    [t("due"), kind === "invoice" && writeDay(dueDay, locale)],
  ] as const;
  let y = top;
  for (const [name, value] of facts) {
    if (!value) continue;
    document
      .font("regular")
      .fontSize(10)
      .fillColor(QUIET_INK)
      .text(name, x, y, { width: width * 0.5 });
    const end = document.y;
    document
      .font("bold")
      .fillColor(INK)
      .text(value, x + width * 0.5, y, { width: width * 0.5, align: "right" });
    y = Math.max(end, document.y) + 4;
  }
  return y;
}
