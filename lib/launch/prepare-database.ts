import { Client } from "pg";
import { migrateDatabase } from "@/db/migrate";
import { roleUrl } from "@/db/role-url";
import { ensureRoles } from "@/db/roles";

export type DatabaseUrls = { owner: string; app: string; worker: string; sandbox: string };

/** Roles and databases on the embedded server: the portal's, owned by portal_owner, and the sandbox's beside it. */
export async function prepareEmbedded(superuserUrl: string, secretsKey: string): Promise<DatabaseUrls> {
  const superuser = new Client({ connectionString: superuserUrl });
  await superuser.connect();
  try {
    await ensureRoles(superuser, secretsKey);
    await createDatabase(superuser, "portal", "portal_owner");
    await createDatabase(superuser, "sandbox", "postgres");
  } finally {
    await superuser.end();
  }
  const portal = at(superuserUrl, "portal");
  const urls = {
    owner: roleUrl(portal, "portal_owner", secretsKey),
    app: roleUrl(portal, "portal_app", secretsKey),
    worker: roleUrl(portal, "portal_worker", secretsKey),
    sandbox: at(superuserUrl, "sandbox"),
  };
  await migrateDatabase(urls.owner);
  return urls;
}

/**
 * The same on a server that somebody else runs. DATABASE_URL is the owner, who may create roles. Where the sandbox is played, its
 * database stands beside the portal's; an owner who may not create one leaves the sandbox in memory (`sandbox` is "").
 */
export async function prepareGiven(
  ownerUrl: string,
  secretsKey: string,
  onSandbox: boolean,
): Promise<DatabaseUrls> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  let sandbox = "";
  try {
    await ensureRoles(owner, secretsKey, new URL(ownerUrl).username);
    if (onSandbox) sandbox = await sandboxBeside(owner, ownerUrl);
  } catch (error) {
    if (!isRefused(error)) throw error;
    throw new Error(
      "The role in DATABASE_URL may not create roles. Give it the right once: alter role … createrole;",
    );
  } finally {
    await owner.end();
  }
  await migrateDatabase(ownerUrl);
  const app = roleUrl(ownerUrl, "portal_app", secretsKey);
  return { owner: ownerUrl, app, worker: roleUrl(ownerUrl, "portal_worker", secretsKey), sandbox };
}

async function sandboxBeside(owner: Client, ownerUrl: string): Promise<string> {
  const name = `${new URL(ownerUrl).pathname.slice(1)}_sandbox`;
  try {
    await createDatabase(owner, name, new URL(ownerUrl).username);
    return at(ownerUrl, name);
  } catch (error) {
    if (!isRefused(error)) throw error;
    console.log(`The sandbox keeps nothing: the role in DATABASE_URL may not create the database ${name}.`);
    return "";
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "42501";
}

async function createDatabase(superuser: Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await superuser.query("select from pg_database where datname = $1", [name]);
  const quoted = [name, owner].map((part) => superuser.escapeIdentifier(part));
  if (!rowCount) await superuser.query(`create database ${quoted[0]} owner ${quoted[1]}`);
}

function at(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
