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
  });
  // A server that goes away ends idle connections too. Unheard, that would end this process; the next query tells enough.
  const ended = (error: Error) => log.warn({ err: error }, "a database connection ended");
  opened.on("error", ended);
  // So does one in use between two queries, when the server gives up on its transaction.
  opened.on("connect", (client) => client.on("error", ended));
  return opened;
}

export function database(): Database {
  return drizzle(pool());
}

/** The same on one connection, whose transaction the caller begins and ends. */
export function databaseOn(client: PoolClient): Database {
  return drizzle(client);
}
