import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { env } from "@/lib/env";

type Role = { name: string; superuser: boolean; bypass: boolean; owner: boolean };

/**
 * Returns the portal's public address, or ends the process with a sentence: on a wrong configuration, and on a database
 * role that row security does not bind.
 */
export async function startOrExit(): Promise<string> {
  const problem = await problemOf();
  if (problem === undefined) return env.PORTAL_PUBLIC_URL;
  console.error(`The portal can't start: ${problem}`);
  process.exit(1);
}

async function problemOf(): Promise<string | undefined> {
  try {
    return refusalOf(await currentRole());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function currentRole(): Promise<Role | undefined> {
  const { rows } = await database().execute<Role>(sql`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and c.relowner = r.oid) as owner
    from pg_roles r where r.rolname = current_user`);
  return rows[0];
}

function refusalOf(role: Role | undefined): string | undefined {
  if (!role) return "the database does not tell which role it is.";
  if (!role.superuser && !role.bypass && !role.owner) return undefined;
  const why = role.superuser ? "is a superuser" : role.bypass ? "may bypass row security" : "owns tables";
  return `the database role "${role.name}" ${why}, so companies would not be kept apart. Use portal_app.`;
}
