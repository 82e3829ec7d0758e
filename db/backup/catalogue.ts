import type { Client } from "pg";
import type { TableHead } from "./archive-form";

/** The portal's tables with the columns that hold something of their own: what is worked out of others is worked out again. */
export async function tablesIn(client: Client): Promise<TableHead[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname order by c.relname`);
  return rows;
}

export async function sequencesIn(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string }>(`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** Fingerprints of the migrations that were made, in order. None where there was never one. */
export async function migrationsIn(client: Client): Promise<string[]> {
  const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (!known.rows[0]?.there) return [];
  const { rows } = await client.query<{ hash: string }>(
    "select hash from drizzle.__drizzle_migrations order by created_at, id",
  );
  return rows.map(({ hash }) => hash);
}

export async function isDemonstration(client: Client): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('demonstration.seeded') is not null as there");
  return rows[0]?.there === true;
}

export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

export async function foreignKeysIn(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and k.conparentid = 0
    order by 1, 2`);
  return rows;
}

/** A table with its columns as COPY names them. */
export function copied(client: Client, { name, columns }: TableHead): string {
  const named = columns.map((column) => client.escapeIdentifier(column)).join(", ");
  return `${client.escapeIdentifier(name)} (${named})`;
}

/** How values are written down: the same on every server, whatever it is set to. */
export const SAME_WRITING = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'`;
