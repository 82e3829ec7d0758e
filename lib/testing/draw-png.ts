import { crc32, deflateSync } from "node:zlib";

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

type Wish = {
  width?: number;
  height?: number;
  interlace?: number;
  pixels?: Buffer;
  extra?: Buffer[];
  /** What follows the packed pixels in their own part, and what the end holds: nothing, in a sound picture. */
  behind?: Buffer;
  end?: Buffer;
};

const NOTHING = Buffer.alloc(0);

/** A PNG of one grey, eight bits deep, or with pixels and further chunks of one's own. */
export function drawPng(wish: Wish = {}): Buffer {
  const { width = 100, height = 100, interlace = 0, extra = [], behind = NOTHING, end = NOTHING } = wish;
  const packed = deflateSync(wish.pixels ?? Buffer.alloc(height * (width + 1)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    ...extra,
    pngChunk("IDAT", Buffer.concat([packed, behind])),
    pngChunk("IEND", end),
  ]);
}
