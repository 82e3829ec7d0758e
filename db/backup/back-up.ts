import { existsSync } from "node:fs";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type ArchiveKey, archiveKey, type Manifest, type TableEnd, type TableHead } from "./archive-form";
import { ArchiveProblem } from "./archive-problem";
import { copied, isDemonstration, migrationsIn, SAME_WRITING, sequencesIn, tablesIn } from "./catalogue";
import { type ArchiveWriter, writeArchive } from "./write-archive";

export type BackedUp = {
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
  /** Size of the archive. */
  readonly bytes: number;
  /** Files of the portal's file store that are not in it. */
  readonly files: number;
};

type Wish = {
  readonly ownerUrl: string;
  readonly file: string;
  readonly keyId: string;
  readonly secretsKey: string;
};

/**
 * Writes all tables into one archive, as they stood at one moment, while the portal goes on. Speaks to the server alone: no
 * program of PostgreSQL's is needed. Runs as the owner, who takes the role that sees all rows.
 */
export async function backUp({ ownerUrl, file, keyId, secretsKey }: Wish): Promise<BackedUp> {
  if (existsSync(file)) throw new ArchiveProblem(`${file} is there already. Nothing was written.`);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`begin isolation level repeatable read read only; ${SAME_WRITING}`);
    const key = archiveKey(keyId, secretsKey);
    const archive = await writeArchive(file, key);
    return await fill(client, archive, key).catch(async (error: unknown) => {
      await archive.giveUp();
      throw error;
    });
  } finally {
    await client.end();
  }
}

async function fill(client: Client, archive: ArchiveWriter, key: ArchiveKey): Promise<BackedUp> {
  const { rows: told } = await client.query<{ at: Date; server: string }>(
    "select now() as at, current_setting('server_version_num') as server",
  );
  const migrations = await migrationsIn(client);
  if (!told[0] || migrations.length === 0)
    throw new ArchiveProblem("This database holds no portal: there is nothing to back up.");
  const takenAt = told[0].at.toISOString();
  const server = Number(told[0].server);
  const demonstration = await isDemonstration(client);
  await archive.header({
    ...{ form: 1, takenAt, server, migrations, demonstration },
    ...{ keyId: key.id, keyMark: key.mark },
  });
  const [heads, sequences] = [await tablesIn(client), await sequencesIn(client)];
  await client.query("set local role portal_backup");
  const tables: (TableHead & TableEnd)[] = [];
  for (const head of heads) tables.push({ ...head, ...(await copyOut(client, archive, head)) });
  const manifest: Manifest = { tables, sequences, files: await filesNamed(client) };
  await archive.manifest(manifest);
  const bytes = await archive.seal();
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { takenAt, tables: tables.length, rows, bytes, files: manifest.files.length };
}

function copyOut(client: Client, archive: ArchiveWriter, head: TableHead): Promise<TableEnd> {
  const data = client.query(copyTo(`copy ${copied(client, head)} to stdout`));
  return archive.table(head, data, () => data.rowCount);
}

/** Exports and reports that wait to be fetched: they are thrown away within two weeks, and can be made again. */
async function filesNamed(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(`
    select file_key as key from exports where file_key is not null
    union select file_key from report_deliveries where file_key is not null order by 1`);
  return rows.map(({ key }) => key);
}
