import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { roleUrl } from "@/db/role-url";
import { ensureRoles } from "@/db/roles";
import { type Configuration, checkConfiguration, sentenceOf } from "@/lib/configuration";
import { DATA, keptSettings, readEnvFile } from "./settings";

/** The portal's database as its owner, for commands of the operator. `leave` stops a server that only this command started. */
export type OwnDatabase = {
  readonly ownerUrl: string;
  readonly configuration: Configuration;
  readonly leave: () => Promise<void>;
};

/** Of DATABASE_URL, or the embedded one in the data folder, whether the portal runs or not. "new" makes what is not there yet. */
export async function openOwnDatabase(which: "present" | "new"): Promise<OwnDatabase> {
  const stated = withoutEmpty({ ...readEnvFile(), ...process.env });
  const given = stated["DATABASE_URL"];
  const checked = checkConfiguration({
    PAYMENTS_BASE_URL: "http://127.0.0.1:3001",
    PORTAL_PUBLIC_URL: "http://localhost:3000",
    ...(given ? {} : knownSettings()),
    ...stated,
    DATABASE_URL: given ?? "postgresql://embedded/portal",
  });
  if (!checked.ok) throw new Error(checked.problems.map(sentenceOf).join("\n"));
  const { configuration } = checked;
  if (given) {
    if (which === "new")
      await asAdmin(given, (admin) => ensureRoles(admin, configuration.SECRETS_KEY, userOf(given)));
    return { ownerUrl: given, configuration, leave: async () => undefined };
  }
  if (which === "present" && !existsSync(join(DATA, "postgres")))
    throw new Error(`There is no database in ${DATA}, and DATABASE_URL names no other.`);
  const wasRunning = existsSync(join(DATA, "postgres", "postmaster.pid"));
  const server = await startEmbedded({ dir: DATA });
  if (which === "new") await makeDatabase(server, configuration.SECRETS_KEY);
  const portal = new URL(server.url);
  portal.pathname = "/portal";
  const ownerUrl = roleUrl(portal.href, "portal_owner", configuration.SECRETS_KEY);
  return { ownerUrl, configuration, leave: async () => (wasRunning ? undefined : server.stop()) };
}

/** Keeps the key of a restored embedded database where `npm start` looks for it. */
export function keepKey({ SECRETS_KEY }: Configuration): void {
  const file = join(DATA, "settings.json");
  if (process.env["DATABASE_URL"] || existsSync(file)) return;
  mkdirSync(DATA, { recursive: true });
  writeFileSync(file, JSON.stringify({ SECRETS_KEY }, null, 2), { mode: 0o600 });
}

/** What a demonstration keeps beside its database; a command makes no key of its own. */
function knownSettings(): Record<string, string> {
  return existsSync(join(DATA, "settings.json")) ? keptSettings() : {};
}

async function makeDatabase(server: EmbeddedServer, secretsKey: string): Promise<void> {
  await asAdmin(server.url, async (admin) => {
    await ensureRoles(admin, secretsKey);
    const { rowCount } = await admin.query("select from pg_database where datname = 'portal'");
    if (!rowCount) await admin.query("create database portal owner portal_owner");
  });
}

async function asAdmin(url: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await work(admin).finally(() => admin.end());
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

function withoutEmpty(source: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(source).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
