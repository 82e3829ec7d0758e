import "server-only";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { env } from "@/lib/env";

export type Database = NodePgDatabase;

// Kept on globalThis so that a reload of the code does not open a second pool.
const kept = globalThis as typeof globalThis & { portalPool?: Pool };

export function pool(): Pool {
  kept.portalPool ??= new Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    idleTimeoutMillis: 30_000,
  });
  return kept.portalPool;
}

export function database(): Database {
  return drizzle(pool());
}
