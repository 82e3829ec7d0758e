import { PlainWriter } from "@/lib/print/plain-writer";
import { INK, type PrintDocument, QUIET_INK, RULE_INK } from "@/lib/print/start-document";

/** Points: height of a line of text, and of a table's row. */
export const LINE = 15;
export const ROW = 14.5;

const FOOT = 26;

export type PageCell = {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly align?: "left" | "right";
};

/** What stands on every page: its head, and the text at the left of its foot. */
export type Furniture = {
  readonly head: (pages: PdfPages) => void;
  readonly foot: string;
  readonly pageOf: (page: number) => string;
};

/**
 * Lines one below the other over as many pages as they need. Without a document it only counts the pages: the same lines go through
 * it twice, first for "page 1 of 9", then for real, so nothing has to be held back.
 */
export class PdfPages {
  page = 1;
  private y: number;
  private readonly writer: PlainWriter | undefined;
  /** What stands at the end of a page that is turned, inside of a table, and at the top of the next. */
  private table: { readonly height: number; readonly end: () => void; readonly head: () => void } | undefined;

  constructor(
    readonly document: PrintDocument | undefined,
    private readonly furniture: Furniture,
    private readonly size = { height: 841.89, margin: 51 },
  ) {
    this.y = size.margin;
    this.writer = document && new PlainWriter(document);
    this.startPage();
  }

  /** Room for so many points in one piece; turns the page where they do not fit. */
  keep(height: number): void {
    if (this.y + height + (this.table?.height ?? 0) > this.size.height - this.size.margin - FOOT) this.turn();
  }

  space(points: number): void {
    this.y += points;
  }

  line(
    cells: readonly PageCell[],
    look: { bold?: boolean; quiet?: boolean; size?: number; height?: number } = {},
  ): void {
    const { bold = false, quiet = false, size = 8.5, height = ROW } = look;
    this.keep(height);
    this.write(cells, { bold, quiet, size });
    this.y += height;
  }

  rule(strong = false): void {
    const { document, writer, y } = this;
    if (!document || !writer) return;
    const { left, right } = document.page.margins;
    const line = { from: left, to: document.page.width - right, y: y - 3.5, width: strong ? 0.9 : 0.4 };
    writer.rule(line, strong ? INK : RULE_INK);
  }

  /** Nothing comes behind it. */
  end(): void {
    this.writer?.flush();
  }

  /** Until `endTable`, a turned page ends with `end`, which takes `height` points, and the next begins with `head`. */
  startTable(height: number, end: () => void, head: () => void): void {
    this.table = { height, end, head };
    head();
  }

  endTable(): void {
    this.table = undefined;
  }

  private turn(): void {
    const { table } = this;
    this.table = undefined;
    table?.end();
    this.page += 1;
    this.writer?.flush();
    this.document?.addPage();
    this.y = this.size.margin;
    this.startPage();
    table?.head();
    this.table = table;
  }

  private startPage(): void {
    this.furniture.head(this);
    const top = this.y;
    this.y = this.size.height - this.size.margin - 12;
    const { document } = this;
    if (document) {
      const { left, right } = document.page.margins;
      const width = document.page.width - left - right;
      const foot = { text: this.furniture.foot, x: left, width: width * 0.7 };
      const page = { text: this.furniture.pageOf(this.page), x: left, width, align: "right" } as const;
      this.write([foot, page], { bold: false, quiet: true, size: 8 });
    }
    this.y = top;
  }

  private write(cells: readonly PageCell[], look: { bold: boolean; quiet: boolean; size: number }): void {
    const { document, writer, y } = this;
    if (!document || !writer) return;
    const font = look.bold ? "bold" : "regular";
    const ink = look.quiet ? QUIET_INK : INK;
    const widthOf = (text: string) => writer.widthOf(text, font, look.size);
    for (const { text, x, width, align = "left" } of cells) {
      if (text === "") continue;
      // A figure is set smaller where it is too wide: cut, it would be another figure.
      const shown = align === "left" ? fit(text, width, widthOf) : text;
      const wide = align === "left" ? 0 : widthOf(text);
      const scale = Math.min(1, width / Math.max(wide, 1));
      const start = align === "left" ? x : x + width - wide * scale;
      writer.write(shown, font, { x: start, y: y + look.size * ASCENT, size: look.size * scale }, ink);
    }
  }
}

/** How much of its size a line of the house's font stands above its base line. */
const ASCENT = 0.969;

// Nobody reads longer ones in a column, and measuring them costs as much as they are long.
const MOST_SIGNS = 120;

/** One line that fits: without line ends and marks that turn its direction, cut with an ellipsis where it is too long. */
function fit(text: string, width: number, widthOf: (text: string) => number): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ")
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  const signs = [...plain.slice(0, MOST_SIGNS)];
  if (plain.length <= MOST_SIGNS && widthOf(plain) <= width) return plain;
  while (signs.length > 1 && widthOf(`${signs.join("")}…`) > width)
    signs.splice(-Math.ceil(signs.length / 12));
  return `${signs.join("")}…`;
}
