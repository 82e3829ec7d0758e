import "server-only";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool, type PoolClient } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { quietErrors } from "./quiet-errors";
import { markSlowErrors } from "./slow-errors";

quietErrors();
markSlowErrors();

export type Database = NodePgDatabase;

// Kept on globalThis so that a reload of the code does not open a second pool.
const kept = globalThis as typeof globalThis & { portalPool?: Pool };

export function pool(): Pool {
  kept.portalPool ??= openPool();
  return kept.portalPool;
}

function openPool(): Pool {
  const opened = new Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    idleTimeoutMillis: 30_000,
    // Queries that do not need each other's answers travel together.
    pipeline: true,
  });
  // A server that goes away ends idle connections too. Unheard, that would end this process; the next query tells enough.
  const ended = (error: Error) => log.warn({ err: error }, "a database connection ended");
  opened.on("error", ended);
  // So does one in use between two queries, when the server gives up on its transaction.
  opened.on("connect", (client) => client.on("error", ended));
  return opened;
}

export function database(): Database {
  return databaseOn(pool());
}

const wrapped = new WeakMap<Pool | PoolClient, Database>();

/** The same on one connection, whose transaction the caller begins and ends. */
export function databaseOn(client: Pool | PoolClient): Database {
  const known = wrapped.get(client) ?? drizzle(client);
  wrapped.set(client, known);
  return known;
}
