import { Client } from "pg";
import { migrateDatabase } from "@/db/migrate";
import { type ArchiveKey, archiveKey, type Header, type Manifest } from "./archive-form";
import { ArchiveProblem } from "./archive-problem";
import { beginRecovery } from "./begin-recovery";
import { foreignKeysIn, SAME_WRITING, tablesIn } from "./catalogue";
import { loadTables } from "./load-tables";
import { checkMigrations, migrateAsFar } from "./migrate-as-far";
import { checkArchive } from "./read-archive";

export type Restored = {
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
  /** Files that were in the portal's file store and are not in the archive. */
  readonly files: number;
  /** Payments to compare with the platform before money moves again. */
  readonly toCompare: number;
  readonly demonstration: boolean;
};

type Wish = {
  readonly ownerUrl: string;
  readonly file: string;
  /** The present key and the former ones, in Base64 by their names. */
  readonly secretsKeys: ReadonlyMap<string, string>;
};

/**
 * Restores an archive into a database that holds nothing yet, whole or not at all: the archive's seal is compared before anything
 * is written, all rows come in one transaction, each table is read back, and foreign keys are checked by making them anew.
 */
export async function restore({ ownerUrl, file, secretsKeys }: Wish): Promise<Restored> {
  const keys: ArchiveKey[] = [...secretsKeys].map(([id, key]) => archiveKey(id, key));
  const { header, manifest } = await checkArchive(file, keys);
  checkMigrations(header.migrations);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  let toCompare = 0;
  try {
    await claim(client);
    toCompare = await fill(client, file, header, manifest).catch(async (error: unknown) => {
      await client.query("rollback");
      await empty(client);
      throw error;
    });
  } finally {
    await client.end();
  }
  await migrateDatabase(ownerUrl);
  const { tables, files } = manifest;
  return {
    ...{ takenAt: header.takenAt, demonstration: header.demonstration, toCompare },
    ...{ tables: tables.length, files: files.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) },
  };
}

/** A schema of this name stands while a restore is at work: what a killed one left is swept away by the next. */
async function claim(client: Client): Promise<void> {
  const { rows } = await client.query("select pg_try_advisory_lock(72608) as mine");
  if (rows[0]?.mine !== true)
    throw new ArchiveProblem("Another restore is at work in this database. Nothing was restored.");
  const broken = await client.query("select to_regnamespace('restoring') is not null as there");
  if (broken.rows[0]?.there === true) await empty(client);
  const there = (await tablesIn(client)).length;
  if (there > 0)
    throw new ArchiveProblem(
      `This database is not empty: it has ${there} tables. An archive is restored into a new database only. Nothing was restored.`,
    );
  await client.query("create schema restoring");
}

async function empty(client: Client): Promise<void> {
  await client.query(`
    drop schema if exists drizzle cascade; drop schema public cascade; create schema public;
    drop schema if exists restoring cascade`);
}

async function fill(client: Client, file: string, header: Header, manifest: Manifest): Promise<number> {
  await migrateAsFar(client, header.migrations.length);
  await client.query(`begin; ${SAME_WRITING}`);
  const tables = (await tablesIn(client)).map(({ name }) => client.escapeIdentifier(name));
  const foreignKeys = await foreignKeysIn(client);
  await client.query(
    foreignKeys.map((key) => `alter table "${key.table}" drop constraint "${key.name}"`).join(";"),
  );
  // What triggers keep came with the archive: they would count it a second time.
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await client.query(`truncate ${tables.join(", ")}`);
  await loadTables(client, file, manifest);
  for (const [name, last] of Object.entries(manifest.sequences))
    await client.query("select setval(format('public.%I', $1::text)::regclass, $2::bigint)", [name, last]);
  const toCompare = await beginRecovery(client, header.takenAt);
  for (const { table, name, definition } of foreignKeys)
    await client.query(`alter table "${table}" add constraint "${name}" ${definition}`);
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  await client.query("drop schema restoring");
  await client.query("commit");
  return toCompare;
}
