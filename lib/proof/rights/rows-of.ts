import type { RunningPortal } from "@/lib/proof/running-portal";

/** Every row of a company, as one number for each table. */
export async function rowsOf(portal: RunningPortal, merchantId: string): Promise<Record<string, string>> {
  const tables = await portal.sql(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'merchant_id'",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await portal.sql(
      `select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as all from "${name}" t where merchant_id = $1`,
      [merchantId],
    );
    found[String(name)] = String(row?.["all"]);
  }
  return found;
}

/** All rows of each table in one number, but for sessions, which tell when they were last seen. */
export async function allRows(portal: RunningPortal): Promise<Record<string, string>> {
  const tables = await portal.sql(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'sessions'",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await portal.sql(
      `select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as all from "${name}" t`,
    );
    found[String(name)] = String(row?.["all"]);
  }
  return found;
}
