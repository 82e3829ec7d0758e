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

/** The same on a server that somebody else runs. DATABASE_URL is the owner, who may create roles or finds them made. */
export async function prepareGiven(
  ownerUrl: string,
  secretsKey: string,
): Promise<Omit<DatabaseUrls, "sandbox">> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await ensureRoles(owner, secretsKey, new URL(ownerUrl).username);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "42501")) throw error;
    throw new Error(
      "The role in DATABASE_URL may not create roles. Give it the right once: alter role … createrole;",
    );
  } finally {
    await owner.end();
  }
  await migrateDatabase(ownerUrl);
  return {
    owner: ownerUrl,
    app: roleUrl(ownerUrl, "portal_app", secretsKey),
    worker: roleUrl(ownerUrl, "portal_worker", secretsKey),
  };
}

async function createDatabase(superuser: Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await superuser.query("select from pg_database where datname = $1", [name]);
  if (!rowCount) await superuser.query(`create database ${name} owner ${owner}`);
}

function at(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
