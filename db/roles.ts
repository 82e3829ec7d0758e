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
    for (const [limit, most] of Object.entries(PATIENCE[role]))
      await admin.query(`alter role ${role} set ${limit} = '${most}'`);
  }
  await admin.query(DIRECTORY_ROLE);
  await admin.query(BACKUP_ROLE);
  await admin.query(`grant portal_directory to portal_app, portal_worker, ${admin.escapeIdentifier(owner)}`);
  await admin.query(`grant portal_backup to ${admin.escapeIdentifier(owner)}`);
}

const LOGINS: readonly LoginRole[] = ["portal_owner", "portal_app", "portal_worker"];

/**
 * After how long the server gives up. A person who looks at a page is told so rather than left waiting; the worker has time, but
 * must not hold up others for ever. Exports set their own limit (lib/access/tenant-stream.ts), migrations have none.
 */
const PATIENCE: Record<LoginRole, Record<string, string>> = {
  portal_owner: {},
  portal_app: {
    statement_timeout: "10s",
    lock_timeout: "5s",
    idle_in_transaction_session_timeout: "30s",
  },
  portal_worker: {
    statement_timeout: "5min",
    lock_timeout: "30s",
    idle_in_transaction_session_timeout: "2min",
  },
};

// The directory looks across merchants, and only lib/access/directory.ts takes this role. Its members do not inherit:
// whoever wants it has to ask for it by name.
const DIRECTORY_ROLE = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'portal_directory') then
      create role portal_directory nologin;
    end if;
  end $$;`;

// The backup reads all tables and changes none. Only the owner may take this role, never a process that serves requests.
const BACKUP_ROLE = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'portal_backup') then
      create role portal_backup nologin;
    end if;
  end $$;`;
