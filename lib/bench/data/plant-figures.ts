import type { Client } from "pg";

/** One company with forty sales units whose figures are of some 10.5 million payments over three years, without the payments. */
export const FIGURES_SLUG = "bench-figures";

/**
 * Plants the sums that the worker would have counted: one row per sales unit and hour, with ten payments in each. The person
 * administers the company. What is there already stays.
 */
export async function plantFigures(db: Client, administrator: string): Promise<void> {
  const { rows } = await db.query("select from merchants where slug = $1", [FIGURES_SLUG]);
  if (rows.length > 0) return;
  await db.query("begin");
  await db.query("set local session_replication_role = replica");
  await db.query("set local timezone = 'UTC'");
  await db.query(COMPANY);
  for (const statement of ADMINISTRATOR) await db.query(statement, [administrator]);
  for (const statement of [HOURS, DAYS, SLOTS, FEES]) await db.query(statement);
  await db.query("commit");
  for (const table of ["figure_hours", "figure_days", "figure_slots", "fee_days"])
    await db.query(`vacuum analyze ${table}`);
}

const OWN = "(select id from merchants where slug = 'bench-figures')";

const COMPANY = `
  with company as (
    insert into merchants (slug, name, organisation_number, country, currency, time_zone)
    values ('bench-figures', 'Company of figures', '999000010', 'NO', 'NOK', 'Europe/Oslo') returning id
  )
  insert into sales_units (merchant_id, msn, name, kind, environment, currency, connected_at)
  select id, (870000 + n)::text, 'Unit ' || n, 'online', 'production', 'NOK', now() from company, generate_series(1, 40) n`;

const ADMINISTRATOR = [
  `insert into memberships (merchant_id, user_id) select id, $1 from merchants where slug = 'bench-figures'`,
  `insert into grants (merchant_id, user_id, role) select id, $1, 'administrator' from merchants where slug = 'bench-figures'`,
];

const HOURS = `
  insert into figure_hours (merchant_id, msn, hour, day, channel, currency, requested, requested_minor, approved, approved_minor,
    paid, paid_minor, authorisations, authorised_minor, sales, captures, captured_minor, refunds, refunded_minor)
  select merchant_id, msn, h, (h at time zone 'Europe/Oslo')::date, (array['online', 'qr'])[1 + extract(hour from h)::int % 2], 'NOK',
    10, 250000, 9, 225000, 9, 225000, 9, 225000, 9, 9, 225000 + extract(hour from h)::int, 1, 12000
  from sales_units, generate_series(date_trunc('hour', now()) - interval '1096 days', date_trunc('hour', now()), interval '1 hour') h
  where merchant_id = ${OWN}`;

const DAYS = `
  insert into figure_days (merchant_id, msn, day, channel, currency, requested, requested_minor, approved, approved_minor, paid,
    paid_minor, authorisations, authorised_minor, sales, captures, captured_minor, refunds, refunded_minor)
  select merchant_id, msn, day, channel, currency, sum(requested), sum(requested_minor), sum(approved), sum(approved_minor), sum(paid),
    sum(paid_minor), sum(authorisations), sum(authorised_minor), sum(sales), sum(captures), sum(captured_minor), sum(refunds), sum(refunded_minor)
  from figure_hours where merchant_id = ${OWN} group by 1, 2, 3, 4, 5`;

const SLOTS = `
  insert into figure_slots (merchant_id, msn, month, weekday, hour_of_day, channel, currency, sales, captured_minor)
  select merchant_id, msn, date_trunc('month', day), extract(isodow from day), extract(hour from hour at time zone 'Europe/Oslo'), channel,
    currency, sum(sales), sum(captured_minor)
  from figure_hours where merchant_id = ${OWN} group by 1, 2, 3, 4, 5, 6, 7`;

const FEES = `
  insert into fee_days (merchant_id, msn, day, currency, fees, fees_minor)
  select merchant_id, msn, day, currency, sum(sales), sum(captured_minor) / 50
  from figure_days where merchant_id = ${OWN} group by 1, 2, 3, 4`;
