import type { PrintDocument } from "./start-document";

/** A line's place: where its text begins, and its base line, in points from the upper left. */
export type PlainPlace = { readonly x: number; readonly y: number; readonly size: number };

type FontName = "regular" | "bold";
/** What pdfkit keeps of a font that is in use; it has no types of its own. */
type UsedFont = {
  readonly id: string;
  encode(text: string, features: readonly string[]): [string[], { advanceWidth: number }[]];
  ref(): unknown;
};
type Sign = { readonly hex: string; readonly width: number };

/**
 * Writes single lines sign by sign, each shaped once for the whole document: shaping every text anew takes milliseconds, and a
 * statement has hundreds of thousands. No kerning, no ligatures, figures of one width, as tables want them.
 */
export class PlainWriter {
  private readonly signs = { regular: new Map<string, Sign>(), bold: new Map<string, Sign>() };

  constructor(private readonly document: PrintDocument) {}

  /** In points. */
  widthOf(text: string, font: FontName, size: number): number {
    let width = 0;
    for (const sign of text) width += this.sign(sign, font).width;
    return (width * size) / 1_000;
  }

  write(text: string, font: FontName, { x, y, size }: PlainPlace): void {
    let hex = "";
    for (const sign of text) hex += this.sign(sign, font).hex;
    const { document } = this;
    const used = this.font(font);
    const { page } = document;
    // safe: the fonts of a page by their ids, as pdfkit itself fills it in when it writes text
    (page as unknown as { fonts: Record<string, unknown> }).fonts[used.id] ??= used.ref();
    const { height } = page;
    const place = `1 0 0 1 ${x.toFixed(2)} ${(height - y).toFixed(2)} Tm`;
    document.addContent(
      `q\n1 0 0 -1 0 ${height} cm\nBT\n${place}\n/${used.id} ${size.toFixed(2)} Tf\n[<${hex}> 0] TJ\nET\nQ`,
    );
  }

  private sign(sign: string, font: FontName): Sign {
    const known = this.signs[font].get(sign);
    if (known) return known;
    const [codes, places] = this.font(font).encode(sign, ["tnum"]);
    const width = places.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
    const made = { hex: codes.join(""), width };
    this.signs[font].set(sign, made);
    return made;
  }

  private font(name: FontName): UsedFont {
    // safe: pdfkit keeps the font that was chosen last under this name
    return (this.document.font(name) as unknown as { _font: UsedFont })._font;
  }
}
