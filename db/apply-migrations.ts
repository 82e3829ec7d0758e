import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Client } from "pg";
import { migrateAsFar } from "./backup/migrate-as-far";

const FOLDER = "db/migrations";

/**
 * Applies what is missing. Where there is data, each migration in a transaction of its own: what one has locked is free before the
 * next begins, and portals of the version before go on working meanwhile.
 */
export async function applyMigrations(owner: Client): Promise<void> {
  const done = await countApplied(owner);
  if (done === 0) return migrate(drizzle(owner), { migrationsFolder: FOLDER });
  const all = readMigrationFiles({ migrationsFolder: FOLDER }).length;
  for (let count = done + 1; count <= all; count += 1) await migrateAsFar(owner, count);
}

async function countApplied(owner: Client): Promise<number> {
  const there = await owner.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (there.rows[0]?.there !== true) return 0;
  const { rows } = await owner.query("select count(*)::int as n from drizzle.__drizzle_migrations");
  return Number(rows[0]?.n);
}
