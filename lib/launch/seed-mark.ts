import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { DATA } from "./settings";

/**
 * Whether this database has the demonstration's data, all of it. The mark stands in the database itself, in a schema that only
 * demonstrations have: another database is another demonstration, whatever the data folder has seen.
 */
export async function isSeeded(ownerUrl: string, embedded: boolean): Promise<boolean> {
  // An embedded server and its folder are one; folders of before hold the mark as a file.
  if (embedded && existsSync(join(DATA, "seeded"))) return true;
  return onDatabase(ownerUrl, async (owner) => {
    const { rows } = await owner.query("select to_regclass('demonstration.seeded') is not null as there");
    if (!rows[0]?.there) return false;
    const { rowCount } = await owner.query("select from demonstration.seeded");
    return rowCount === 1;
  });
}

/** To be written last: what was broken off before has no mark, and begins again. */
export function markSeeded(ownerUrl: string): Promise<void> {
  return onDatabase(ownerUrl, async (owner) => {
    await owner.query("create schema if not exists demonstration");
    await owner.query(`
      create table if not exists demonstration.seeded (only_row boolean primary key default true check (only_row),
        at timestamptz not null default now())`);
    await owner.query("insert into demonstration.seeded default values on conflict do nothing");
  });
}

async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
