import type { OrderImage } from "./order-details";

const LOWEST = 167;
const MOST_BYTES = 2 * 1024 * 1024;
const PNG = "89504e470d0a1a0a";
// Frames that say how large a JPEG is; the other codes of this range say something else.
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

export type ReadImage = Pick<OrderImage, "type" | "bytes"> | { reason: string };

/** The picture in a Base64 text, or why it is none that the app can show. */
export function readImage(src: string): ReadImage {
  const text = src.replace(/\s/g, "");
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
    return { reason: "The image must be Base64." };
  const bytes = new Uint8Array(Buffer.from(text, "base64"));
  if (bytes.length > MOST_BYTES) return { reason: "The image must have at most 2 MB." };
  const view = new DataView(bytes.buffer);
  const read = readPng(view) ?? readJpeg(view);
  if (!read) return { reason: "The image must be PNG or JPEG." };
  if (read.height < LOWEST) return { reason: `The image must be at least ${LOWEST} pixels high.` };
  return { type: read.type, bytes };
}

type Sized = Pick<OrderImage, "type"> & { height: number };

function readPng(view: DataView): Sized | undefined {
  if (view.byteLength < 24) return undefined;
  const start = Buffer.from(view.buffer, 0, 8).toString("hex");
  return start === PNG ? { type: "image/png", height: view.getUint32(20) } : undefined;
}

function readJpeg(view: DataView): Sized | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    if (FRAMES.has(view.getUint8(at + 1))) return { type: "image/jpeg", height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
