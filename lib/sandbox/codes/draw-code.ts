import { create, toBuffer } from "qrcode";

/** How an image of a code is wanted: the side and the white edge in pixels. */
export type Drawing = { format: "PNG" | "SVG"; size: number; border: number };

export const USUAL_SIZE = 1024;
export const USUAL_BORDER = 8;
/** The width is worked out again by a division: without this some come out a pixel short. */
const ROUNDING = 1e-6;
const CORRECTION = { errorCorrectionLevel: "M" } as const;

/** The image with its media type. The edge is part of the size. */
export async function drawCode(
  content: string,
  { format, size, border }: Drawing,
): Promise<[Uint8Array<ArrayBuffer>, string]> {
  const { modules } = create(content, CORRECTION);
  // The edge counted in modules, as both ways of drawing want it.
  const margin = (border * modules.size) / (size - 2 * border);
  if (format === "SVG") return [drawSvg(modules, size, margin), "image/svg+xml"];
  const png = await toBuffer(content, { ...CORRECTION, type: "png", width: size + ROUNDING, margin });
  return [new Uint8Array(png), "image/png"];
}

type Modules = { size: number; get: (row: number, column: number) => unknown };

function drawSvg(modules: Modules, side: number, margin: number): Uint8Array<ArrayBuffer> {
  const count = modules.size;
  const at = (place: number) => Number((place + margin).toFixed(3));
  const whole = Number((count + margin * 2).toFixed(3));
  const boxes: string[] = [];
  for (let y = 0; y < count; y += 1)
    for (let x = 0; x < count; x += 1) if (modules.get(y, x)) boxes.push(`M${at(x)} ${at(y)}h1v1h-1z`);
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${whole} ${whole}">` +
      `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/>` +
      `<path shape-rendering="crispEdges" fill="#000" d="${boxes.join("")}"/></svg>`,
  );
}
