import { INK, type PrintDocument, QUIET_INK, RULE_INK } from "./start-document";
import { textWidth } from "./write-text";

export type Column = {
  readonly title: string;
  /** Its part of the width; all parts together are the whole. */
  readonly share: number;
  readonly align?: "left" | "right";
};

export type TableRow = { readonly cells: readonly string[]; readonly bold?: boolean };

const PADDING = 5;

/** A table over the whole width. A row is never cut in two: it goes to the next page, where the head is repeated. */
export function drawTable(
  document: PrintDocument,
  columns: readonly Column[],
  rows: readonly TableRow[],
): void {
  drawHead(document, columns);
  for (const row of rows) {
    const height = heightOf(document, columns, row);
    const { page } = document;
    if (document.y + height > page.height - page.margins.bottom) {
      document.addPage();
      drawHead(document, columns);
    }
    drawRow(document, columns, row, height);
  }
  document.x = document.page.margins.left;
  document.moveDown(0.6);
}

function drawHead(document: PrintDocument, columns: readonly Column[]): void {
  const head = { cells: columns.map(({ title }) => title), bold: true };
  document.fillColor(QUIET_INK).fontSize(8.5);
  drawRow(document, columns, head, heightOf(document, columns, head));
  document.fillColor(INK).fontSize(10);
}

function heightOf(document: PrintDocument, columns: readonly Column[], row: TableRow): number {
  document.font(row.bold ? "bold" : "regular");
  const heights = columns.map(({ share }, at) =>
    document.heightOfString(row.cells[at] || " ", { width: widthOf(document, columns, share) - PADDING * 2 }),
  );
  return Math.max(...heights) + PADDING * 2;
}

function widthOf(document: PrintDocument, columns: readonly Column[], share: number): number {
  return (textWidth(document) * share) / columns.reduce((sum, column) => sum + column.share, 0);
}

function drawRow(document: PrintDocument, columns: readonly Column[], row: TableRow, height: number): void {
  const { left, right } = document.page.margins;
  const top = document.y;
  let x = left;
  document.font(row.bold ? "bold" : "regular");
  for (const [at, { share, align = "left" }] of columns.entries()) {
    const width = widthOf(document, columns, share);
    document.text(row.cells[at] ?? "", x + PADDING, top + PADDING, { width: width - PADDING * 2, align });
    x += width;
  }
  document.y = top + height;
  document
    .moveTo(left, document.y)
    .lineTo(document.page.width - right, document.y)
    .lineWidth(0.5)
    .stroke(RULE_INK);
  document.font("regular");
}
