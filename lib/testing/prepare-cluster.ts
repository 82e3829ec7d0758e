import { Client } from "pg";
import { migrateDatabase } from "@/db/migrate";
import { roleUrl } from "@/db/role-url";
import { ensureRoles } from "@/db/roles";

export const TEMPLATE = "portal_template";

/** Roles and one migrated database on a fresh server; test files copy it, which takes milliseconds. */
export async function prepareCluster(url: string, secretsKey: string): Promise<void> {
  await withClient(url, async (superuser) => {
    await ensureRoles(superuser, secretsKey);
    await superuser.query(`create database ${TEMPLATE} owner portal_owner`);
  });
  const template = new URL(roleUrl(url, "portal_owner", secretsKey));
  template.pathname = `/${TEMPLATE}`;
  await migrateDatabase(template.href);
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}
