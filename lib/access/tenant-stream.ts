import "server-only";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { escapeLiteral, type PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { pool } from "@/db/client";
import { env } from "@/lib/env";
import { type Bounds, beginWithin } from "./tenant-db";

export type StreamFormat = {
  /** Absent: not CSV, but the database's own text form, a value between tabs with backslashes before what it holds of them. */
  readonly separator?: "," | ";" | "\t";
  /** The query's order is that of an index, however many rows there are: they are read in it and never sorted first. */
  readonly inIndexOrder: boolean;
  /** Where moments become dates and times of day: `created_at::timestamp` is written in it. */
  readonly timeZone: string;
};

/** Of a process's connections, one in five at the most serves streams: a slow reader must not keep the portal from answering. */
const mostStreams = () => Math.max(1, Math.floor(env.DATABASE_POOL / 5));
/** Far longer than the largest file takes; whoever reads slower than this begins anew. */
const LONGEST_MS = 10 * 60_000;
/** After how long the server itself gives up, where this process could not; pages have seconds (db/roles.ts). */
const SERVER_MS = LONGEST_MS + 60_000;

let open = 0;

/**
 * The rows of a query as lines, as fast as the reader takes them, out of a read-only transaction that sees one merchant
 * and the sales units within reach. The transaction lasts as long as the stream; a reader who leaves ends both. Undefined while
 * others hold all the connections that streams may hold.
 */
export async function streamLines(
  bounds: Bounds,
  query: SQL,
  format: StreamFormat,
): Promise<Readable | undefined> {
  if (open >= mostStreams()) return undefined;
  open += 1;
  try {
    return await openStream(bounds, query, format);
  } catch (error) {
    open -= 1;
    throw error;
  }
}

async function openStream(bounds: Bounds, query: SQL, format: StreamFormat): Promise<Readable> {
  const client = await pool().connect();
  try {
    await beginWithin(client, "begin read only", bounds);
    const sorting = format.inIndexOrder ? "off" : "on";
    const zone = escapeLiteral(format.timeZone);
    await client.query(`set local enable_sort = ${sorting}; set local timezone = ${zone};
      set local statement_timeout = ${SERVER_MS}; set local idle_in_transaction_session_timeout = ${SERVER_MS}`);
    const how = format.separator ? `format csv, delimiter '${format.separator}'` : "format text";
    const text = `copy (${withLiterals(query)}) to stdout with (${how})`;
    const rows = client.query(copyTo(text, { highWaterMark: 256 * 1024 }));
    void closeAfter(rows, client);
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function closeAfter(rows: Readable, client: PoolClient): Promise<void> {
  const limit = setTimeout(() => rows.destroy(new Error("the reader took too long")), LONGEST_MS);
  const whole = await finished(rows).then(
    () => true,
    () => false,
  );
  clearTimeout(limit);
  // Before the commit, which waits for no reader: whoever has the last line may ask for the next file at once.
  open -= 1;
  try {
    if (whole) await client.query("commit");
    // Half a copy can't be taken back into the pool; the reader learns of it by the stream's own error.
    client.release(!whole);
  } catch {
    client.release(true);
  }
}

/** COPY takes no parameters, so they become literals here, each by its type. */
function withLiterals(query: SQL): string {
  const { sql: text, params } = new PgDialect().sqlToQuery(query);
  return text.replace(/\$(\d+)/g, (_, place: string) => literal(params[Number(place) - 1]));
}

function literal(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return escapeLiteral(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `array[${value.map(literal).join(", ")}]`;
  throw new TypeError(`a ${typeof value} can't be written into a query`);
}
