import type { Client } from "pg";
import { COMMON_MESSAGES, FIRST_NAMES, LAST_NAMES, RARE_WORDS } from "./words";

/**
 * `rows` payments over the last 730 days, the same for the same `rows` but for their distance to now. Each one's fate is
 * staged first, so that payments, events and operations tell the same story.
 */
export async function fillPayments(db: Client, rows: number): Promise<void> {
  await db.query(DICE);
  await db.query(STAGE, [rows]);
  await db.query("analyze staged");
  await db.query(PAYMENTS, [FIRST_NAMES, LAST_NAMES, COMMON_MESSAGES, RARE_WORDS]);
}

/** The same throw for the same number and purpose: at least 0, less than 1. */
const DICE = `
  create function pg_temp.dice(n bigint, purpose bigint) returns float8 language sql immutable
    as $$ select (hashint8extended(n, purpose) & 16777215)::float8 / 16777216 $$`;

// Newest first by n: created_at falls evenly with a jitter of some minutes.
const STAGE = `
  create temporary table staged as
  with thrown as (
    select n, now() - (interval '730 days' * (n::float8 / $1::bigint)) - interval '1 second' * floor(600 * pg_temp.dice(n, 1)) as created_at,
      floor(pg_temp.dice(n, 2) * (select count(*) from slots))::bigint as slot,
      pg_temp.dice(n, 3) as fate, (35 + floor(2400 * pg_temp.dice(n, 4) ^ 3))::bigint * 100 as amount,
      floor(pg_temp.dice(n, 5) ^ 2 * ($1::bigint / 8))::bigint as customer, (1 + floor(3 * pg_temp.dice(n, 6)))::int as parts
    from generate_series(1::bigint, $1::bigint) as n
  ), decided as (
    select *, created_at > now() - interval '12 days' as young,
      case when fate < .58 then 'captured' when fate < .67 then 'reserved' when fate < .72 then 'partially_captured'
        when fate < .77 then 'partially_refunded' when fate < .82 then 'refunded' when fate < .87 then 'cancelled'
        when fate < .92 then 'rejected' when fate < .96 then 'expired' when fate < .98 then 'terminated' else 'requested' end as drawn
    from thrown
  ), settled as (
    select *, case when drawn in ('reserved', 'partially_captured') and not young then 'captured'
      when drawn = 'requested' and not young then 'expired' else drawn end as story
    from decided
  )
  select n, pg_temp.uuid_of('payment ' || n) as id, created_at, merchant_id, msn, kind, currency, administrator_id, story, amount, customer,
    case when story in ('captured', 'refunded', 'partially_refunded') then parts when story = 'partially_captured' then 1 else 0 end as captures,
    case when story in ('rejected', 'expired', 'terminated', 'requested') then 0 else amount end as authorized,
    case when story in ('captured', 'refunded', 'partially_refunded') then amount when story = 'partially_captured' then amount / 2 else 0 end as captured,
    case story when 'refunded' then amount when 'partially_refunded' then amount / 4 else 0 end as refunded,
    case when story in ('cancelled', 'terminated') then amount else 0 end as cancelled,
    pg_temp.dice(n, 7) < .3 as by_portal
  from settled join slots using (slot)
  order by n desc`;

const PAYMENTS = `
  insert into payments (merchant_id, id, msn, reference, environment, psp_reference, state, status, currency, amount_minor,
    authorized_minor, captured_minor, refunded_minor, cancelled_minor, channel, description, customer_phone, customer_name,
    created_at, expires_at, authorized_at, capture_deadline, capture_guaranteed_until, synced_at, next_poll_at)
  select merchant_id, id, msn, case kind when 'online' then 'order-' else 'till-' end || msn || '-' || lpad(n::text, 8, '0'),
    'production', pg_temp.uuid_of('created ' || n)::text,
    case story when 'requested' then 'CREATED' when 'rejected' then 'ABORTED' when 'expired' then 'EXPIRED'
      when 'terminated' then 'TERMINATED' else 'AUTHORIZED' end,
    case story when 'terminated' then 'cancelled' else story end,
    currency, amount, authorized, captured, refunded, cancelled,
    case when kind = 'in_person' then (array['in_person', 'qr', 'push'])[1 + n % 3] when n % 10 < 7 then 'online' else (array['link', 'card', 'push'])[1 + n % 3] end,
    case when pg_temp.dice(n, 8) < .0004 then ($4::text[])[1 + n % array_length($4, 1)] || ' nr. ' || n
      when pg_temp.dice(n, 8) < .9 then ($3::text[])[1 + floor(array_length($3, 1) * pg_temp.dice(n, 9))::int] end,
    case when n % 20 > 0 then '47' || (90000000 + floor(9999999 * pg_temp.dice(customer, 10)))::bigint end,
    case when n % 10 < 7 then ($1::text[])[1 + floor(array_length($1, 1) * pg_temp.dice(customer, 11))::int]
      || ' ' || ($2::text[])[1 + floor(array_length($2, 1) * pg_temp.dice(customer, 12) ^ 2)::int] end,
    created_at, created_at + interval '10 minutes', case when authorized > 0 then created_at + interval '1 minute' end,
    case when authorized > 0 then created_at + interval '180 days' end, case when authorized > 0 then created_at + interval '7 days' end,
    created_at + interval '1 day', case when story in ('reserved', 'partially_captured', 'requested') then now() + interval '1 day' end
  from staged order by n desc`;
