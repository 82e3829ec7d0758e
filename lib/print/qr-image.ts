import { crc32, deflateSync } from "node:zlib";
import { QUIET_ZONE, qrModules } from "./qr-modules";

/** The sizes in which an image of a code can be had, in pixels of its side, white edge included. */
export const LEAST_SIDE = 100;
export const MOST_SIDE = 2000;

/** The code as SVG; `side` is its natural size, it can be drawn at any. */
export function qrSvg(content: string, side: number): string {
  const { size, runs } = qrModules(content);
  const whole = size + QUIET_ZONE * 2;
  const path = runs.map(({ x, y, width }) => `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${width}v1h-${width}z`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${whole} ${whole}"`,
    ` shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/>`,
    `<path fill="#000" d="${path.join("")}"/></svg>`,
  ].join("");
}

/**
 * The code as PNG of exactly `side` pixels. Every module has the same whole number of pixels and the rest is white edge: modules of
 * uneven width are what cheap readers stumble over. Throws RangeError where not even one pixel a module fits.
 */
export function qrPng(content: string, side: number): Uint8Array<ArrayBuffer> {
  const { size, runs } = qrModules(content);
  const roomy = Math.floor(side / (size + QUIET_ZONE * 2));
  const scale = roomy > 1 ? roomy : Math.floor(side / (size + 2));
  if (scale < 1) throw new RangeError(`too much text for a code of ${side} pixels`);
  const edge = Math.floor((side - size * scale) / 2);
  const line = () => new Uint8Array(1 + Math.ceil(side / 8)).fill(0xff, 1);
  const rows = Array.from({ length: size }, line);
  for (const { x, y, width } of runs)
    for (let at = edge + x * scale; at < edge + (x + width) * scale; at += 1) blacken(rows[y], at);
  const lines = Array.from({ length: side }, (_, y) => {
    const row = y < edge ? undefined : rows[Math.floor((y - edge) / scale)];
    return row ?? line();
  });
  return encode(side, lines);
}

function blacken(row: Uint8Array | undefined, at: number): void {
  const byte = 1 + (at >> 3);
  if (row) row[byte] = (row[byte] ?? 0) & ~(0x80 >> (at & 7));
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** One bit per pixel, each line with its filter byte (none) before it. */
function encode(side: number, lines: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const body = deflateSync(Buffer.concat(lines));
  return new Uint8Array(
    Buffer.concat([SIGNATURE, chunk("IHDR", head), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))]),
  );
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
