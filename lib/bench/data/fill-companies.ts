import type { Client } from "pg";
import { BENCH_COMPANIES } from "./companies";

/** Companies, their sales units, one administrator each, and an assistant who sees one unit of the first company only. */
export async function fillCompanies(db: Client): Promise<void> {
  await db.query(UUID_OF);
  await db.query(
    `insert into merchants (id, slug, name, organisation_number, country, currency, time_zone)
     select pg_temp.uuid_of('merchant ' || slug), slug, 'Company ' || slug, '999000010', country, currency, "timeZone"
     from jsonb_to_recordset($1) as c(slug text, country text, currency text, "timeZone" text)`,
    [JSON.stringify(BENCH_COMPANIES)],
  );
  const units = BENCH_COMPANIES.flatMap(({ slug, currency, units: own }) =>
    own.map((unit) => ({ ...unit, slug, currency })),
  );
  await db.query(
    `insert into sales_units (merchant_id, msn, name, kind, environment, currency, connected_at, created_at)
     select pg_temp.uuid_of('merchant ' || slug), msn, name, kind, 'production', currency, now() - interval '800 days', now() - interval '800 days'
     from jsonb_to_recordset($1) as u(slug text, msn text, name text, kind text, currency text)`,
    [JSON.stringify(units)],
  );
  await db.query(SLOTS, [JSON.stringify(units)]);
  await db.query(PEOPLE);
}

// The same id for the same name, in the form of a random one (version 4): other forms the portal refuses.
const UUID_OF = `
  create function pg_temp.uuid_of(name text) returns uuid language sql immutable
    as $$ select overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid $$`;

// A thousand slots, as many for each unit as its share says: picking one at random picks a unit by its size.
const SLOTS = `
  create temporary table slots as
  select row_number() over (order by u.msn, copy) - 1 as slot, pg_temp.uuid_of('merchant ' || u.slug) as merchant_id,
    u.msn, u.kind, u.currency, pg_temp.uuid_of('administrator ' || u.slug) as administrator_id
  from jsonb_to_recordset($1::jsonb) as u(slug text, msn text, kind text, currency text, share float8),
    generate_series(1, greatest(1, round(u.share * 1000)::int)) as copy`;

const PEOPLE = `
  insert into users (id, name, country, locale)
    select pg_temp.uuid_of('administrator ' || slug), 'Administrator ' || slug, country, 'en' from merchants;
  insert into users (id, name, country, locale) select pg_temp.uuid_of('assistant'), 'Assistant', 'NO', 'en';
  insert into memberships (merchant_id, user_id) select id, pg_temp.uuid_of('administrator ' || slug) from merchants;
  insert into memberships (merchant_id, user_id) select id, pg_temp.uuid_of('assistant') from merchants where slug = 'bench-1';
  insert into grants (merchant_id, user_id, role)
    select id, pg_temp.uuid_of('administrator ' || slug), 'administrator' from merchants;
  insert into grants (merchant_id, user_id, role, unit)
    select merchant_id, pg_temp.uuid_of('assistant'), 'assistant', max(msn) from sales_units
    where merchant_id = pg_temp.uuid_of('merchant bench-1') group by merchant_id;`;
