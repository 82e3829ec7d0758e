import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Client } from "pg";
import { ArchiveProblem } from "./archive-problem";

const FOLDER = "db/migrations";
const JOURNAL = join("meta", "_journal.json");

/** Refuses an archive whose database went another way than this version's, or further. */
export function checkMigrations(made: readonly string[]): void {
  const known = readMigrationFiles({ migrationsFolder: FOLDER }).map(({ hash }) => hash);
  if (made.length > known.length)
    throw new ArchiveProblem(
      `The archive is of a newer version of the portal: its database had ${made.length} migrations, this version knows ${known.length}. Nothing was restored.`,
    );
  const other = made.findIndex((hash, at) => hash !== known[at]);
  if (other >= 0 || made.length === 0)
    throw new ArchiveProblem(
      `The archive is of a portal whose database was made in another way, from migration ${other + 1} on. Nothing was restored.`,
    );
}

/** Makes the tables as they were after so many migrations; later ones come once the rows are there. */
export async function migrateAsFar(client: Client, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "portal-migrations-"));
  try {
    cpSync(FOLDER, folder, { recursive: true });
    const journal = JSON.parse(readFileSync(join(FOLDER, JOURNAL), "utf8"));
    const entries = journal.entries.slice(0, count);
    writeFileSync(join(folder, JOURNAL), JSON.stringify({ ...journal, entries }));
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
