import { randomBytes, randomUUID } from "node:crypto";

type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** Values by column. */
export type Row = Record<string, unknown>;

type Column = { name: string; type: string };

/** Names of all tables, those with a merchant apart from those without. */
export async function tablesByOwner(sql: Sql): Promise<{ ofMerchants: string[]; ofNone: string[] }> {
  const rows = await sql(`
    select c.relname as name, exists (select from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped) as merchant
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`);
  const names = (merchant: boolean) =>
    rows.filter((row) => row["merchant"] === merchant).map(({ name }) => String(name));
  return { ofMerchants: names(true), ofNone: names(false) };
}

/** From here on any row may be planted, whatever it refers to. For a database that a test has to itself. */
export async function dropRules(sql: Sql): Promise<void> {
  await sql("set session_replication_role = replica");
  const rules = await sql(`select conrelid::regclass::text as "table", conname as name from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`);
  for (const { table, name } of rows(rules)) await sql(`alter table ${table} drop constraint "${name}"`);
}

/** Plants a row with `own` values, and with something of the right type in every other column that needs a value. */
export async function plantRow(sql: Sql, table: string, own: Row): Promise<Row> {
  const columns = await columnsOf(sql, table);
  const known = columns.all.filter((name) => name in own).map((name) => [name, own[name]] as const);
  const invented = columns.needed.map(({ name, type }) => [name, invent(type)] as const);
  const row = { ...Object.fromEntries(invented), ...Object.fromEntries(known) };
  await sql(...insertion(table, row));
  return row;
}

/** A statement that adds the row, and its values. */
export function insertion(table: string, row: Row): [text: string, values: unknown[]] {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const places = names.map((_, index) => `$${index + 1}`).join(", ");
  const into = names.length === 0 ? "default values" : `overriding system value values (${places})`;
  return [`insert into "${table}" (${names.join(", ")}) ${into}`, Object.values(row)];
}

async function columnsOf(sql: Sql, table: string): Promise<{ all: string[]; needed: Column[] }> {
  const found = await sql(
    `select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as needed
      from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [`"${table}"`],
  );
  const all = found.map(({ name, type, needed }) => ({ name: String(name), type: String(type), needed }));
  return { all: all.map(({ name }) => name), needed: all.filter(({ needed }) => needed === true) };
}

function invent(type: string): unknown {
  if (type.endsWith("[]")) return [];
  if (type === "uuid") return randomUUID();
  if (type.startsWith("timestamp") || type === "date") return new Date();
  if (type === "smallint") return randomBytes(1).readUInt8();
  if (/^(bigint|integer|numeric)$/.test(type)) return randomBytes(3).readUIntBE(0, 3);
  if (type === "boolean") return true;
  if (type === "jsonb") return {};
  if (type === "bytea") return Buffer.from("planted");
  return type === "character" ? "XX" : `planted-${randomUUID()}`;
}

function rows(found: Record<string, unknown>[]): { table: string; name: string }[] {
  return found.map(({ table, name }) => ({ table: String(table), name: String(name) }));
}
