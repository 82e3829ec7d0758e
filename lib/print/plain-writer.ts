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
 * statement has hundreds of thousands. No kerning, no ligatures, figures of one width, as tables want them. What is written stands on
 * the page at `flush`, in one piece: a page has six hundred texts, and handing on each by itself takes longer than writing it.
 */
export class PlainWriter {
  private readonly signs = { regular: new Map<string, Sign>(), bold: new Map<string, Sign>() };
  private waiting: string[] = [];
  private ink = "";

  constructor(private readonly document: PrintDocument) {}

  /** In points. */
  widthOf(text: string, font: FontName, size: number): number {
    let width = 0;
    for (const sign of text) width += this.sign(sign, font).width;
    return (width * size) / 1_000;
  }

  /** `ink` is a colour as in #16181d. */
  write(text: string, font: FontName, { x, y, size }: PlainPlace, ink: string): void {
    let hex = "";
    for (const sign of text) hex += this.sign(sign, font).hex;
    const used = this.font(font);
    const { page } = this.document;
    // safe: the fonts of a page by their ids, as pdfkit itself fills it in when it writes text
    (page as unknown as { fonts: Record<string, unknown> }).fonts[used.id] ??= used.ref();
    if (ink !== this.ink) this.waiting.push(`${partsOf(ink)} rg`);
    this.ink = ink;
    const place = `1 0 0 1 ${x.toFixed(2)} ${(page.height - y).toFixed(2)} Tm`;
    this.waiting.push(`BT\n${place}\n/${used.id} ${size.toFixed(2)} Tf\n[<${hex}> 0] TJ\nET`);
  }

  /** A line across, in points. */
  rule({ from, to, y, width }: { from: number; to: number; y: number; width: number }, ink: string): void {
    const height = (this.document.page.height - y).toFixed(2);
    const path = `${from.toFixed(2)} ${height} m ${to.toFixed(2)} ${height} l S`;
    this.waiting.push(`${width} w ${partsOf(ink)} RG ${path}`);
  }

  /** Puts what was written onto the page that is open. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const { document } = this;
    document.addContent(`q\n1 0 0 -1 0 ${document.page.height} cm\n${this.waiting.join("\n")}\nQ`);
    this.waiting = [];
    this.ink = "";
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

const colours = new Map<string, string>();

/** Red, green and blue as a PDF counts them, from 0 to 1. */
function partsOf(ink: string): string {
  const known = colours.get(ink);
  if (known) return known;
  const parts = [1, 3, 5].map((at) => (Number.parseInt(ink.slice(at, at + 2), 16) / 255).toFixed(4));
  colours.set(ink, parts.join(" "));
  return parts.join(" ");
}
