import type { Client } from "pg";

/**
 * Runs `fill` without secondary indexes, row triggers and foreign key checks, and puts the indexes back afterwards: the
 * rows are right by construction, and building an index over all of them is many times faster than growing it.
 */
export async function bulkLoad(db: Client, fill: () => Promise<void>): Promise<void> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `select format('%I.%I', i.schemaname, i.indexname) as name, i.indexdef as definition from pg_indexes i
     where i.schemaname = 'public' and not exists (
       select from pg_constraint c where c.conname = i.indexname and c.connamespace = 'public'::regnamespace)`,
  );
  await db.query("set session_replication_role = replica");
  await db.query("set maintenance_work_mem = '1GB'");
  await db.query("set work_mem = '256MB'");
  for (const { name } of rows) await db.query(`drop index ${name}`);
  await fill();
  for (const { definition } of rows) await db.query(definition);
  await db.query("reset session_replication_role");
  await db.query("vacuum analyze");
}
