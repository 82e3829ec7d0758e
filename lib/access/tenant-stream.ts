import "server-only";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { escapeLiteral, type PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { pool } from "@/db/client";
import { type Bounds, beginWithin } from "./tenant-db";

export type CsvFormat = {
  readonly separator: "," | ";";
  /** The query's order is that of an index, however many rows there are: they are read in it and never sorted first. */
  readonly inIndexOrder: boolean;
};

/**
 * The rows of a query as CSV lines, as fast as the reader takes them, out of a read-only transaction that sees one merchant
 * and the sales units within reach. The transaction lasts as long as the stream; a reader who leaves ends both.
 */
export async function streamCsv(bounds: Bounds, query: SQL, format: CsvFormat): Promise<Readable> {
  const client = await pool().connect();
  try {
    await beginWithin(client, "begin read only", bounds);
    if (format.inIndexOrder) await client.query("set local enable_sort = off");
    const text = `copy (${withLiterals(query)}) to stdout with (format csv, delimiter '${format.separator}')`;
    const rows = client.query(copyTo(text, { highWaterMark: 256 * 1024 }));
    void closeAfter(rows, client);
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function closeAfter(rows: Readable, client: PoolClient): Promise<void> {
  try {
    await finished(rows);
    await client.query("commit");
    client.release();
  } catch {
    // Half a copy can't be taken back into the pool; the reader learns of it by the stream's own error.
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
