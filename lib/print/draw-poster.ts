import { drawQr } from "./draw-qr";
import { PAPERS, type PaperName } from "./paper";
import { INK, type PrintDocument, RULE_INK } from "./start-document";
import { writeFitted } from "./write-text";

/** What a poster, table tent or sticker shows. All texts are in the customer's language. */
export type Poster = {
  readonly merchant: string;
  /** PNG or JPEG. */
  readonly logo?: Uint8Array;
  /** What the code is for: "Table 7", "Pay for your parking". */
  readonly headline: string;
  /** What to do with it: "Scan with the camera of your phone". */
  readonly hint: string;
  /** What the code says. */
  readonly content: string;
};

/** Draws one poster onto the current page, which has the paper's size. */
export function drawPoster(document: PrintDocument, paper: PaperName, poster: Poster): void {
  const { size, margin } = PAPERS[paper];
  const [width, height] = size;
  if (paper === "table-tent") drawTent(document, poster, { width, height, margin });
  else drawFace(document, poster, { x: 0, y: 0, width, height, margin });
}

/** The upper face stands on its head, so that both are upright once the sheet is folded. */
function drawTent(document: PrintDocument, poster: Poster, sheet: Omit<Face, "x" | "y">): void {
  const { width, height, margin } = sheet;
  const half = height / 2;
  drawFace(document, poster, { x: 0, y: half, width, height: half, margin });
  document.save().rotate(180, { origin: [width / 2, half / 2] });
  drawFace(document, poster, { x: 0, y: 0, width, height: half, margin });
  document.restore();
  document.save().moveTo(0, half).lineTo(width, half).dash(4, { space: 4 }).lineWidth(0.5);
  document.stroke(RULE_INK).restore();
}

type Face = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
};

/** Logo and name above, the code as large as the rest leaves room for, the hint below. */
function drawFace(document: PrintDocument, poster: Poster, { x, y, width, height, margin }: Face): void {
  const inner = { x: x + margin, width: width - margin * 2 };
  // Type grows with the sheet: by the shorter side of a face, so that wide ones do not become all headline.
  const unit = Math.min(width, height) / 100;
  let top = y + margin;
  if (poster.logo) top = drawLogo(document, poster.logo, { ...inner, y: top, height: unit * 11 }) + unit * 2;
  top = writeFitted(document, poster.merchant, { ...inner, y: top }, { size: unit * 4.6, lines: 1 });
  const headline = { bold: true, size: unit * 8, lines: 2 };
  top = writeFitted(document, poster.headline, { ...inner, y: top + unit }, headline) + unit * 2;
  const hintHeight = unit * 11;
  const bottom = y + height - margin - hintHeight;
  const side = Math.min(inner.width, bottom - top);
  const middle = top + (bottom - top - side) / 2;
  drawQr(document, poster.content, { x: x + (width - side) / 2, y: middle, side });
  document.fillColor(INK);
  writeFitted(
    document,
    poster.hint,
    { ...inner, y: y + height - margin - hintHeight + unit * 1.5 },
    { size: unit * 4.2, lines: 2 },
  );
}

type LogoBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function drawLogo(document: PrintDocument, logo: Uint8Array, { x, y, width, height }: LogoBox): number {
  document.image(Buffer.from(logo), x, y, { fit: [width, height], align: "center", valign: "center" });
  return y + height;
}
