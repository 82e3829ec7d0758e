import { INK, type PrintDocument, QUIET_INK } from "./start-document";

/** The width between the margins, in points. */
export function textWidth({ page }: PrintDocument): number {
  return page.width - page.margins.left - page.margins.right;
}

export function writeTitle(document: PrintDocument, text: string): void {
  document.font("bold").fontSize(20).fillColor(INK).text(text).moveDown(0.5).font("regular").fontSize(10);
}

export type ParagraphLook = { readonly quiet?: boolean; readonly bold?: boolean; readonly size?: number };

/** A paragraph over the whole width; a page is turned where it is full. */
export function writeParagraph(document: PrintDocument, text: string, look: ParagraphLook = {}): void {
  const { quiet = false, bold = false, size = 10 } = look;
  document.font(bold ? "bold" : "regular").fontSize(size);
  document.x = document.page.margins.left;
  document.fillColor(quiet ? QUIET_INK : INK).text(text, { width: textWidth(document) });
  document.moveDown(0.4).font("regular").fontSize(10).fillColor(INK);
}

export type Box = { readonly x: number; readonly y: number; readonly width: number };

export type FittedLook = { readonly bold?: boolean; readonly size: number; readonly lines: number };

/**
 * Centred text that is set smaller until it stands within so many lines, then cut with an ellipsis. Returns where it ends, in points
 * from the top: a name is as long as its owner likes, a sticker is not.
 */
export function writeFitted(document: PrintDocument, text: string, box: Box, look: FittedLook): number {
  const { bold = false, lines } = look;
  document.font(bold ? "bold" : "regular").fillColor(INK);
  const within = (size: number) => {
    document.fontSize(size);
    const widest = Math.max(...text.split(/\s+/).map((word) => document.widthOfString(word)));
    const height = document.heightOfString(text, { width: box.width, align: "center" });
    return widest <= box.width && height <= document.currentLineHeight(true) * (lines + 0.1);
  };
  let size = look.size;
  while (size > look.size * 0.55 && !within(size)) size -= 0.5;
  document.fontSize(size);
  const height = document.currentLineHeight(true) * lines;
  const options = { width: box.width, align: "center", height: height + 1, ellipsis: true } as const;
  document.text(text, box.x, box.y, options);
  return Math.min(document.y, box.y + height);
}
