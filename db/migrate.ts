import { Client } from "pg";
import { applyMigrations } from "./apply-migrations";
import { secureDatabase } from "./secure";

/** Brings the portal's database up to date, as its owner. Safe to repeat and to run from two sides at once. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("select pg_advisory_lock(72606)");
    await refuseHalfRestored(owner);
    await applyMigrations(owner);
    await secureDatabase(owner);
    // The worker keeps its queue in a schema of its own, which it makes and owns.
    await owner.query(
      `do $$ begin execute format('grant create on database %I to portal_worker', current_database()); end $$`,
    );
  } finally {
    await owner.end();
  }
}

/** While a restore is at work, or where one was killed, a schema of this name stands (db/backup/restore.ts). */
async function refuseHalfRestored(owner: Client): Promise<void> {
  const { rows } = await owner.query("select to_regnamespace('restoring') is not null as there");
  if (rows[0]?.there === true)
    throw new Error("A restore into this database did not finish. Run npm run restore once more.");
}
