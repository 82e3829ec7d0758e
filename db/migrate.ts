import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { secureDatabase } from "./secure";

/** Brings the portal's database up to date, as its owner. Safe to repeat and to run from two sides at once. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("select pg_advisory_lock(72606)");
    await migrate(drizzle(owner), { migrationsFolder: "db/migrations" });
    await secureDatabase(owner);
    // The worker keeps its queue in a schema of its own, which it makes and owns.
    await owner.query(
      `do $$ begin execute format('grant create on database %I to portal_worker', current_database()); end $$`,
    );
  } finally {
    await owner.end();
  }
}
