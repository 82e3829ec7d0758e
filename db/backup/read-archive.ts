import { createHmac, timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { type ArchiveKey, BEGINNING, FRAME, type Header, type Manifest, MOST_BYTES } from "./archive-form";
import { ArchiveProblem } from "./archive-problem";

export type Frame = { readonly kind: number; readonly content: Buffer };

const NONE = "Nothing was restored.";
const CUT_OFF = `The archive ends in the middle: it was cut off, or its writing never finished. ${NONE}`;
const ALTERED = `The archive was altered or damaged: its seal does not fit. ${NONE}`;

/** The frames of an archive, one after the other, with what their seal goes by. */
export async function* readFrames(file: string): AsyncGenerator<Frame & { readonly bytes: Buffer }> {
  let kept = Buffer.alloc(0);
  let begun = false;
  for await (const part of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    kept = kept.length > 0 ? Buffer.concat([kept, part]) : part;
    if (!begun) {
      if (kept.length < BEGINNING.length) continue;
      if (!kept.subarray(0, BEGINNING.length).equals(BEGINNING)) throw notOurs(file);
      [kept, begun] = [kept.subarray(BEGINNING.length), true];
    }
    while (kept.length >= 5) {
      const length = kept.readUInt32BE(1);
      if (length > MOST_BYTES) throw new ArchiveProblem(ALTERED);
      if (kept.length < 5 + length) break;
      const bytes = kept.subarray(0, 5 + length);
      yield { kind: bytes.readUInt8(0), content: bytes.subarray(5), bytes };
      kept = kept.subarray(5 + length);
    }
  }
  if (!begun) throw notOurs(file);
  if (kept.length > 0) throw new ArchiveProblem(CUT_OFF);
}

function notOurs(file: string): ArchiveProblem {
  return new ArchiveProblem(`${file} is no archive of this portal. ${NONE}`);
}

/** Reads the whole archive and compares its seal, before anything else is done with it. */
export async function checkArchive(
  file: string,
  keys: readonly ArchiveKey[],
): Promise<{ header: Header; manifest: Manifest }> {
  let header: Header | undefined;
  let manifest: Manifest | undefined;
  let seal: ReturnType<typeof createHmac> | undefined;
  let sealed = false;
  for await (const { kind, content, bytes } of readFrames(file)) {
    if (sealed) throw new ArchiveProblem(ALTERED);
    if (!header) {
      header = readHeader(kind, content);
      seal = createHmac("sha256", keyOf(header, keys).key).update(BEGINNING);
    }
    if (kind === FRAME.seal) {
      const fits = seal?.digest();
      if (!fits || fits.length !== content.length || !timingSafeEqual(fits, content))
        throw new ArchiveProblem(ALTERED);
      sealed = true;
    } else seal?.update(bytes);
    if (kind === FRAME.manifest) manifest = parse<Manifest>(content);
  }
  if (!sealed) throw new ArchiveProblem(CUT_OFF);
  if (!header || !manifest) throw new ArchiveProblem(ALTERED);
  return { header, manifest };
}

function readHeader(kind: number, content: Buffer): Header {
  const header = kind === FRAME.header ? parse<Header>(content) : undefined;
  if (header?.form !== 1) throw new ArchiveProblem(ALTERED);
  return header;
}

function keyOf({ keyId, keyMark }: Header, keys: readonly ArchiveKey[]): ArchiveKey {
  const key = keys.find(({ mark }) => mark === keyMark);
  if (key) return key;
  throw new ArchiveProblem(
    `The archive was sealed under another SECRETS_KEY, then named "${keyId}". Set SECRETS_KEY to that one, or name it in SECRETS_KEYS_OLD. ${NONE}`,
  );
}

export function parse<T>(content: Buffer): T {
  try {
    return JSON.parse(content.toString("utf8")) as T; // safe: written by write-archive.ts; the seal tells whether it still is
  } catch {
    throw new ArchiveProblem(ALTERED);
  }
}
