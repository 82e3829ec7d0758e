import type { Client } from "pg";
import { type LoginRole, rolePassword } from "./role-url";

/**
 * Makes the portal's roles, or brings their rights and passwords up to date. Runs as someone who may create roles.
 * `owner` owns the tables: portal_owner on the embedded server, else whoever DATABASE_URL names.
 */
export async function ensureRoles(admin: Client, secretsKey: string, owner = "portal_owner"): Promise<void> {
  for (const role of owner === "portal_owner" ? LOGINS : LOGINS.slice(1)) {
    const { rowCount } = await admin.query("select from pg_roles where rolname = $1", [role]);
    const password = rolePassword(role, secretsKey);
    await admin.query(`${rowCount ? "alter" : "create"} role ${role} login noinherit password '${password}'`);
  }
  await admin.query(DIRECTORY_ROLE);
  await admin.query(`grant portal_directory to portal_app, portal_worker, ${admin.escapeIdentifier(owner)}`);
}

const LOGINS: readonly LoginRole[] = ["portal_owner", "portal_app", "portal_worker"];

// The directory looks across merchants, and only lib/access/directory.ts takes this role. Its members do not inherit:
// whoever wants it has to ask for it by name.
const DIRECTORY_ROLE = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'portal_directory') then
      create role portal_directory nologin;
    end if;
  end $$;`;
