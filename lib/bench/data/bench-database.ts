import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { roleUrl } from "@/db/role-url";
import { ensureRoles } from "@/db/roles";
import { fillDatabase } from "./fill-database";

/** A filled database. `superuserUrl` is for measuring bare SQL and preparing; the portal gets `appUrl`. */
export type BenchDatabase = {
  server: EmbeddedServer;
  rows: number;
  secretsKey: string;
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
};

/** Starts the bench's own server and gives the database of that size: as it was where the schema is the same, else filled anew. */
export async function benchDatabase(dir: string, rows: number): Promise<BenchDatabase> {
  mkdirSync(dir, { recursive: true });
  const server = await startEmbedded({ dir });
  const secretsKey = keptKey(join(dir, "secrets-key"));
  const name = `bench_${rows}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const superuserUrl = at(server.url);
  const ownerUrl = roleUrl(superuserUrl, "portal_owner", secretsKey);
  const wanted = fingerprint();
  await withClient(server.url, async (superuser) => {
    await ensureRoles(superuser, secretsKey);
    if ((await stampOf(superuser, name)) === wanted) return;
    await superuser.query(`drop database if exists ${name} with (force)`);
    await superuser.query(`create database ${name} owner portal_owner`);
    await migrateDatabase(ownerUrl);
    await withClient(superuserUrl, (db) => fillDatabase(db, rows));
    await superuser.query(`comment on database ${name} is '${wanted}'`);
  });
  const appUrl = roleUrl(superuserUrl, "portal_app", secretsKey);
  return { server, rows, secretsKey, superuserUrl, ownerUrl, appUrl };
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Of everything that decides what stands in the database; data older than a week is made anew, as pages look at recent days. */
function fingerprint(): string {
  const folders = ["db/migrations", "lib/bench/data"];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.(sql|ts)$/.test(file))
      .map((file) => join(folder, file)),
  );
  const hash = createHash("sha256");
  for (const file of ["db/secure.ts", ...files]) hash.update(readFileSync(file));
  return hash.digest("hex");
}

async function stampOf(superuser: Client, name: string): Promise<string | undefined> {
  const { rows } = await superuser.query<{ stamp: string }>(
    "select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1",
    [name],
  );
  return rows[0]?.stamp;
}

function keptKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
