/** Twice as many pixels as on the screen, so that it stays sharp in a presentation. */
const SHARPNESS = 2;

/** What is seen of a card as a PNG: backgrounds, text and drawings, in the colours and fonts of the moment. */
export async function paintCard(card: HTMLElement): Promise<Blob> {
  const frame = card.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(frame.width * SHARPNESS);
  canvas.height = Math.ceil(frame.height * SHARPNESS);
  const paint = canvas.getContext("2d");
  if (!paint) throw new Error("this browser paints no pictures");
  paint.scale(SHARPNESS, SHARPNESS);
  paint.translate(-frame.left, -frame.top);
  await paintElement(paint, card);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture came"))), "image/png"),
  );
}

async function paintElement(paint: CanvasRenderingContext2D, element: Element): Promise<void> {
  if (element.hasAttribute("data-picture-skip")) return;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // What only screen readers get is cut down to a pixel.
  const cut = style.overflowX === "hidden" && (box.width <= 1 || box.height <= 1);
  if (style.visibility === "hidden" || style.display === "none" || cut) return;
  if (element instanceof SVGSVGElement) return paintDrawing(paint, element, box);
  paintBox(paint, style, box);
  for (const child of element.childNodes) {
    if (child instanceof Text) paintText(paint, child, style);
    else if (child instanceof Element) await paintElement(paint, child);
  }
}

function paintBox(paint: CanvasRenderingContext2D, style: CSSStyleDeclaration, box: DOMRect): void {
  const fill = style.backgroundColor;
  if (fill !== "rgba(0, 0, 0, 0)" && fill !== "transparent") {
    paint.fillStyle = fill;
    paint.beginPath();
    const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.width / 2, box.height / 2);
    paint.roundRect(box.left, box.top, box.width, box.height, radius);
    paint.fill();
  }
  const line = Number.parseFloat(style.borderTopWidth);
  if (line > 0 && style.borderTopStyle !== "none") {
    paint.fillStyle = style.borderTopColor;
    paint.fillRect(box.left, box.top, box.width, line);
  }
}

/** Text where the browser has put it, line by line. */
function paintText(paint: CanvasRenderingContext2D, node: Text, style: CSSStyleDeclaration): void {
  paint.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  paint.fillStyle = style.color;
  paint.textBaseline = "middle";
  for (const { text, box } of linesOf(node)) paint.fillText(text, box.left, box.top + box.height / 2);
}

function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const range = document.createRange();
  const lines: { text: string; box: DOMRect }[] = [];
  let start = 0;
  const boxOf = (from: number, to: number) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  for (let end = 1; end <= node.length; end += 1) {
    const [here, next] = [boxOf(end - 1, end), end < node.length ? boxOf(end, end + 1) : undefined];
    // A line ends where the next sign stands clearly lower.
    if (next && (next.width === 0 || next.top < here.bottom - 1)) continue;
    const text = node.data.slice(start, end).trim();
    const box = boxOf(start, end);
    if (text && box.width > 0) lines.push({ text, box });
    start = end;
  }
  return lines;
}

/** A drawing on its own knows nothing of the page's style sheets: its colours and fonts go along. */
async function paintDrawing(
  paint: CanvasRenderingContext2D,
  drawing: SVGSVGElement,
  box: DOMRect,
): Promise<void> {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // safe: a copy of the same
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of CARRIED) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("class");
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(box.width));
  copy.setAttribute("height", String(box.height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  paint.drawImage(image, box.left, box.top, box.width, box.height);
}

const CARRIED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];
