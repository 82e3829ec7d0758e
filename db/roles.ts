import type { Client } from "pg";
import { type LoginRole, rolePassword } from "./role-url";

const ROLES: Record<LoginRole, string> = {
  portal_owner: "login nosuperuser nobypassrls",
  portal_app: "login noinherit nosuperuser nobypassrls",
  portal_worker: "login noinherit nosuperuser nobypassrls",
};

/** Makes the portal's three roles, or brings their rights and passwords up to date. Runs as someone who may create roles. */
export async function ensureRoles(admin: Client, secretsKey: string): Promise<void> {
  for (const [role, rights] of Object.entries(ROLES) as [LoginRole, string][]) {
    // safe: the keys of ROLES are its roles
    const { rowCount } = await admin.query("select from pg_roles where rolname = $1", [role]);
    await admin.query(
      `${rowCount ? "alter" : "create"} role ${role} ${rights} password '${rolePassword(role, secretsKey)}'`,
    );
  }
  await admin.query(DIRECTORY_ROLE);
}

// The directory looks across merchants, and only lib/access/directory.ts takes this role. The two members do not inherit:
// whoever wants it has to ask for it by name.
const DIRECTORY_ROLE = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'portal_directory') then
      create role portal_directory nologin;
    end if;
  end $$;
  grant portal_directory to portal_app, portal_worker, portal_owner;`;
