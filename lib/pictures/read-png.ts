import { crc32, inflateSync } from "node:zlib";

export type LogoProblem = "logo_not_png" | "logo_broken" | "logo_dimensions";

export type Picture = { readonly png: Buffer; readonly width: number; readonly height: number };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const SMALLEST = 100;
const LARGEST = 1_000;

/** Samples of a pixel by colour type, and the bit depths that it may have. */
const COLOURS: Record<number, { samples: number; depths: readonly number[] } | undefined> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/**
 * What draws the picture, with the most bytes that each part may have; all but IDAT come once at most. Everything else - texts, places,
 * times, what hides behind the end - is left behind.
 */
const KEPT: Record<string, number | undefined> = { IHDR: 13, PLTE: 768, tRNS: 256, IDAT: Infinity, IEND: 0 };

/**
 * Takes a PNG of 100 to 1,000 pixels on each side apart, down to the last line of pixels, and writes it anew from the parts that draw
 * it. The dimensions are checked before anything is unpacked, and unpacking stops at the size that they promise.
 */
export function readPng(
  file: Buffer,
): { readonly ok: true; readonly value: Picture } | { readonly ok: false; readonly error: LogoProblem } {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return { ok: false, error: "logo_not_png" };
  const chunks = readChunks(file);
  const header = chunks?.[0];
  if (!chunks || header?.type !== "IHDR" || header.data.length !== 13)
    return { ok: false, error: "logo_broken" };
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  if ([width, height].some((side) => side < SMALLEST || side > LARGEST))
    return { ok: false, error: "logo_dimensions" };
  const passes = passesOf(header.data, width, height);
  if (!passes || !hasPixels(chunks, passes)) return { ok: false, error: "logo_broken" };
  const kept = chunks.filter(({ type }) => KEPT[type] !== undefined);
  if (!kept.every(isPlain)) return { ok: false, error: "logo_broken" };
  const png = Buffer.concat([SIGNATURE, ...kept.map(({ whole }) => whole)]);
  return { ok: true, value: { png, width, height } };
}

/** Whether a part is no larger than what it is for, and the only one of its kind. */
function isPlain({ type, data }: Chunk, at: number, kept: readonly Chunk[]): boolean {
  const alone = type === "IDAT" || kept.findIndex((one) => one.type === type) === at;
  return alone && data.length <= (KEPT[type] ?? 0);
}

type Chunk = { readonly type: string; readonly data: Buffer; readonly whole: Buffer };

/** All chunks up to the end of the picture, or undefined where one is cut off or its checksum is wrong. */
function readChunks(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length) return undefined;
    const type = file.toString("latin1", at + 4, at + 8);
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    chunks.push({ type, data: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) });
    if (type === "IEND") return chunks;
    at = end;
  }
  return undefined;
}

/** Lines of pixels and their bytes; an interlaced picture has seven such passes. */
type Pass = { readonly lines: number; readonly bytes: number };

// Adam7: where each pass begins and how far its pixels lie apart, across and down.
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function passesOf(header: Buffer, width: number, height: number): Pass[] | undefined {
  const [depth = 0, colour = 0, compression, filter, interlace] = header.subarray(8);
  const look = COLOURS[colour];
  if (!look?.depths.includes(depth) || compression !== 0 || filter !== 0) return undefined;
  const bits = look.samples * depth;
  const steps = interlace === 0 ? ([[0, 0, 1, 1]] as const) : interlace === 1 ? ADAM7 : undefined;
  return steps?.map(([x, y, across, down]) => ({
    lines: Math.ceil((height - y) / down),
    bytes: Math.ceil((Math.ceil((width - x) / across) * bits) / 8),
  }));
}

/** `bytesWritten`: how much of the packed data belonged to them. */
type Unpacked = { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };

/** Whether the packed data unpack to exactly these lines, each beginning with one of the five filters, and hold nothing behind them. */
function hasPixels(chunks: readonly Chunk[], passes: readonly Pass[]): boolean {
  const size = passes.reduce((sum, { lines, bytes }) => sum + lines * (bytes + 1), 0);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  let pixels: Buffer;
  try {
    // safe: with `info` Node answers both; its types know only the buffer
    const read = inflateSync(packed, { maxOutputLength: size + 1, info: true }) as unknown as Unpacked;
    if (read.engine.bytesWritten !== packed.length) return false;
    pixels = read.buffer;
  } catch {
    return false;
  }
  if (pixels.length !== size) return false;
  let at = 0;
  for (const { lines, bytes } of passes)
    for (let line = 0; line < lines; line += 1, at += bytes + 1) if ((pixels[at] ?? 9) > 4) return false;
  return true;
}
