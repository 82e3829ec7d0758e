import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import { beginWithin } from "@/lib/access/tenant-db";
import type { Violation } from "./violation";

/** Of every table with a merchant: rows of others that a company sees, or that one sees which does not exist. */
export async function findForeignRows(appUrl: string, merchants: readonly string[]): Promise<Violation[]> {
  const pool = new Pool({ connectionString: appUrl, max: 1 });
  const found: Violation[] = [];
  try {
    const client = await pool.connect();
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and has_table_privilege(c.oid, 'select')`,
    );
    const counts = tables.rows.map(
      ({ name }) => `select '${name}' as name from "${name}" where merchant_id is distinct from $1::uuid`,
    );
    for (const merchantId of [...merchants, randomUUID()]) {
      await beginWithin(client, "begin read only", { merchantId, reach: "all" });
      const { rows } = await client.query<{ name: string }>(counts.join(" union all "), [merchantId]);
      await client.query("rollback");
      for (const name of new Set(rows.map((row) => row.name)))
        found.push({ rule: "I8", place: name, what: `rows of another company seen by ${merchantId}` });
    }
    client.release();
    if (counts.length < 15)
      found.push({ rule: "I8", place: "catalogue", what: `${counts.length} tables only` });
  } finally {
    await pool.end();
  }
  return found;
}
