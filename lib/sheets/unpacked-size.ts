import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * How many bytes a zip unfolds to, or "too_large" as soon as it is more than `most`: unfolded for real, since what a file says
 * about itself need not be true.
 */
export function unpackedSize(bytes: Uint8Array, most: number): number | "too_large" | "not_a_zip" {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let total = 0;
    for (const { method, packed } of entriesOf(zip)) {
      if (method !== STORED && method !== DEFLATED) return "not_a_zip";
      total += method === STORED ? packed.length : inflatedLength(packed, most - total);
      if (total > most) return "too_large";
    }
    return total;
  } catch (error) {
    return isTooLarge(error) ? "too_large" : "not_a_zip";
  }
}

function inflatedLength(packed: Buffer, most: number): number {
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length;
}

/** @throws RangeError where the directory leads outside of the file. */
function* entriesOf(zip: Buffer): Generator<{ method: number; packed: Buffer }> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new RangeError("no directory");
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError("no entry");
    const [method, packedLength] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    yield { method, packed: zip.subarray(data, data + packedLength) };
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
