import { createHash } from "node:crypto";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { FRAME, type Manifest, type TableEnd, type TableHead } from "./archive-form";
import { ArchiveProblem } from "./archive-problem";
import { copied } from "./catalogue";
import { type Frame, parse, readFrames } from "./read-archive";

/** Copies every table of an archive into a database of the same migration, and reads each back to compare it. */
export async function loadTables(client: Client, file: string, { tables }: Manifest): Promise<void> {
  const frames = readFrames(file);
  const loaded = new Set<string>();
  for (let frame = await next(frames); frame; frame = await next(frames)) {
    if (frame.kind !== FRAME.table) continue;
    const head = parse<TableHead>(frame.content);
    const said = tables.find(({ name }) => name === head.name);
    const found = await copyIn(client, head, frames);
    if (!said || !same(found, said)) throw differs(head.name);
    if (!same(await readBack(client, head), said)) throw differs(head.name);
    loaded.add(head.name);
  }
  const missing = tables.find(({ name }) => !loaded.has(name));
  if (missing) throw differs(missing.name);
}

function differs(table: string): ArchiveProblem {
  return new ArchiveProblem(
    `The rows of ${table} are not those that the archive speaks of. Nothing was restored.`,
  );
}

function same(one: TableEnd, other: TableEnd): boolean {
  return one.rows === other.rows && one.bytes === other.bytes && one.sha256 === other.sha256;
}

async function next(frames: AsyncGenerator<Frame>): Promise<Frame | undefined> {
  const step = await frames.next();
  return step.done ? undefined : step.value;
}

async function copyIn(client: Client, head: TableHead, frames: AsyncGenerator<Frame>): Promise<TableEnd> {
  const [measure, measured] = measuring();
  const rows = client.query(copyFrom(`copy ${copied(client, head)} from stdin`));
  await pipeline(Readable.from(dataOf(frames)), createGunzip(), measure, rows);
  return { rows: rows.rowCount, ...measured() };
}

/** The data of one table, up to its end. */
async function* dataOf(frames: AsyncGenerator<Frame>): AsyncGenerator<Buffer> {
  for (let frame = await next(frames); frame?.kind === FRAME.data; frame = await next(frames))
    yield frame.content;
}

/** What was just loaded stands in the order in which it was loaded, so the same rows are the same bytes. */
async function readBack(client: Client, head: TableHead): Promise<TableEnd> {
  const [measure, measured] = measuring();
  const rows = client.query(copyTo(`copy ${copied(client, head)} to stdout`));
  measure.resume();
  await pipeline(rows, measure);
  return { rows: rows.rowCount, ...measured() };
}

function measuring(): [Transform, () => Pick<TableEnd, "bytes" | "sha256">] {
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(part: Buffer, _, done) {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
  });
  return [measure, () => ({ bytes, sha256: hash.digest("hex") })];
}
