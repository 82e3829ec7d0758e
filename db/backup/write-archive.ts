import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { type Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import {
  type ArchiveKey,
  BEGINNING,
  FRAME,
  type Header,
  type Manifest,
  type TableEnd,
  type TableHead,
} from "./archive-form";

export type ArchiveWriter = {
  readonly header: (header: Header) => Promise<void>;
  /** Rows of one table as they come; `rows` is asked once all have come. */
  readonly table: (head: TableHead, data: Readable, rows: () => number) => Promise<TableEnd>;
  readonly manifest: (manifest: Manifest) => Promise<void>;
  /** Seals the archive and gives it its name: before, nothing of that name is there. Gives its size in bytes. */
  readonly seal: () => Promise<number>;
  /** Throws away what was written so far. */
  readonly giveUp: () => Promise<void>;
};

/** Writes an archive beside its place, readable for its owner alone. Nothing is held but what is being written. */
export async function writeArchive(file: string, { key }: ArchiveKey): Promise<ArchiveWriter> {
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  const out = createWriteStream(unfinished, { flags: "wx", mode: 0o600 });
  await once(out, "open");
  const seal = createHmac("sha256", key);
  const say = async (bytes: Buffer) => {
    seal.update(bytes);
    await write(out, bytes);
  };
  const frame = (kind: number, content: Buffer) => say(framed(kind, content));
  const told = (kind: number, value: object) => frame(kind, Buffer.from(JSON.stringify(value)));
  return {
    header: async (header) => {
      await say(BEGINNING);
      await told(FRAME.header, header);
    },
    table: async (head, data, rows) => {
      await told(FRAME.table, head);
      const measured = await compress(data, (part) => frame(FRAME.data, part));
      const end = { rows: rows(), ...measured };
      await told(FRAME.end, end);
      return end;
    },
    manifest: (manifest) => told(FRAME.manifest, manifest),
    seal: async () => {
      await write(out, framed(FRAME.seal, seal.digest()));
      out.end();
      await once(out, "close");
      await flush(unfinished);
      await rename(unfinished, file);
      return out.bytesWritten;
    },
    giveUp: async () => {
      out.destroy();
      await rm(unfinished, { force: true });
    },
  };
}

function framed(kind: number, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

async function write(out: WriteStream, bytes: Buffer): Promise<void> {
  if (out.errored) throw out.errored;
  if (!out.write(bytes)) await once(out, "drain");
}

/** What is named has to be on the disk: a power cut must not leave a name without its bytes. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync().finally(() => handle.close());
}

async function compress(
  data: Readable,
  keep: (part: Buffer) => Promise<void>,
): Promise<Pick<TableEnd, "bytes" | "sha256">> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(part: Buffer, _, done) {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
  });
  const frames = new Writable({
    write(part: Buffer, _, done) {
      keep(part).then(() => done(), done);
    },
  });
  const quick = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 256 * 1024 });
  await pipeline(data, measure, quick, frames);
  return { bytes, sha256: hash.digest("hex") };
}
