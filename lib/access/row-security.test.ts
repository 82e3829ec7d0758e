import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-db";

const db = useTestDatabase();

it("forces row security with a policy on every table that has a merchant", async () => {
  const open = await db.sql(`
    select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant'))`);
  expect(open).toEqual([]);
  const [count] = await db.sql("select count(*)::int as n from pg_policy where polname = 'tenant'");
  expect(Number(count?.["n"])).toBeGreaterThan(10);
});

it("lets the portal own nothing and bypass nothing", async () => {
  const strong = await db.sql(`
    select rolname from pg_roles where rolname in ('portal_app', 'portal_worker', 'portal_directory', 'portal_owner')
      and (rolsuper or rolbypassrls)`);
  expect(strong).toEqual([]);
  expect(
    await db.sql(
      "select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('portal_app', 'portal_worker')",
    ),
  ).toEqual([]);
});

it("has no way to empty a table and no materialised view", async () => {
  expect(await db.sql("select 1 from pg_matviews")).toEqual([]);
  const emptying = await db.sql(`
    select table_name from information_schema.role_table_grants
    where grantee in ('portal_app', 'portal_worker') and privilege_type = 'TRUNCATE' and table_schema = 'public'`);
  expect(emptying).toEqual([]);
});
