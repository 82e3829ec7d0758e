import type { Client } from "pg";

/**
 * What led to each of the newest million staged payments: the platform's events, and for three in ten the portal's own operation
 * and audit rows. Of older ones nothing is read here but the payment, and their history would take forty gigabytes.
 */
export async function fillHistory(db: Client): Promise<void> {
  await db.query(TOLD);
  await db.query(EVENTS);
  await db.query(OPERATIONS);
  await db.query(STEPS);
  await db.query(AUDIT);
  await db.query(NOTES);
  await db.query(SUMMARIES);
}

const TOLD = `create temporary view told as select * from staged where n <= 1000000`;

const EVENTS = `
  insert into payment_events (merchant_id, msn, payment_id, psp_reference, name, amount_minor, currency, at, idempotency_key, success, raw)
  select merchant_id, msn, id, psp, name, minor, currency, at, key, true,
    jsonb_build_object('reference', 'order-' || msn || '-' || n, 'pspReference', psp, 'name', name, 'success', true,
      'amount', jsonb_build_object('value', minor, 'currency', currency), 'timestamp', at, 'idempotencyKey', key)
  from (
    select s.*, e.name, e.minor, e.at, pg_temp.uuid_of(e.name || ' ' || e.nth || ' ' || n)::text as psp,
      case when by_portal and e.name = 'CAPTURED' and e.nth = 1 then pg_temp.uuid_of('operation ' || n) else pg_temp.uuid_of('key ' || e.name || e.nth || n) end::text as key
    from told s cross join lateral (
      select 'CREATED' as name, amount as minor, created_at as at, 1 as nth
      union all select 'AUTHORIZED', authorized, created_at + interval '1 minute', 1 where authorized > 0
      union all select 'CAPTURED', captured / captures + case nth when 1 then captured % captures else 0 end,
        created_at + interval '4 hours' * nth, nth from generate_series(1, captures) as nth
      union all select 'REFUNDED', refunded, created_at + interval '3 days', 1 where refunded > 0
      union all select 'CANCELLED', cancelled, created_at + interval '1 day', 1 where story = 'cancelled'
      union all select case story when 'rejected' then 'ABORTED' when 'expired' then 'EXPIRED' else 'TERMINATED' end, amount,
        created_at + interval '10 minutes', 1 where story in ('rejected', 'expired', 'terminated')
    ) e
  ) events`;

const OPERATIONS = `
  insert into operations (merchant_id, id, msn, payment_id, kind, amount_minor, currency, request_hash, seen_version, state, attempt,
    next_at, first_sent_at, last_sent_at, platform_at, created_by, created_at, settled_at)
  select merchant_id, pg_temp.uuid_of('operation ' || n), msn, id, 'capture', captured / captures + captured % captures, currency, md5('body ' || n), 1,
    'succeeded', 1, created_at + interval '4 hours', created_at + interval '4 hours', created_at + interval '4 hours', created_at + interval '4 hours',
    administrator_id, created_at + interval '4 hours', created_at + interval '4 hours'
  from told where by_portal and captures > 0`;

const STEPS = `
  insert into operation_events (merchant_id, msn, operation_id, state, at)
  select merchant_id, msn, id, step.state, created_at from operations cross join (values ('sent'), ('succeeded')) as step(state)`;

// The hashes are not a real chain: nothing here verifies one, and a real one can only be made row by row.
const AUDIT = `
  insert into audit_log (merchant_id, seq, at, actor_kind, actor_id, action, subject, msn, details, previous_hash, hash)
  select merchant_id, row_number() over (partition by merchant_id order by created_at, id, action), created_at, 'person', created_by::text,
    action, 'payment:' || payment_id, msn, jsonb_build_object('operation', id, 'amountMinor', amount_minor), md5(id::text), md5(id || action)
  from operations cross join (values ('payment.capture.requested'), ('payment.capture.succeeded')) as step(action);
  insert into audit_heads (merchant_id, seq, hash) select merchant_id, max(seq), md5(merchant_id::text) from audit_log group by merchant_id;`;

const NOTES = `
  insert into payment_notes (merchant_id, msn, payment_id, author_id, text, created_at)
  select merchant_id, msn, id, administrator_id, 'Called the customer about order ' || n, created_at + interval '2 hours'
  from told where n % 50 = 0`;

// What the triggers keep, which bulk loading passes by.
const SUMMARIES = `
  insert into payment_totals (merchant_id, msn, environment, status, payments)
    select merchant_id, msn, environment, status, count(*) from payments group by 1, 2, 3, 4;
  insert into payment_days (merchant_id, environment, day, msn, status, currency, payments, authorized_minor, captured_minor, refunded_minor)
    select p.merchant_id, environment, (p.created_at at time zone time_zone)::date, msn, status, p.currency, count(*),
      sum(authorized_minor), sum(captured_minor), sum(refunded_minor)
    from payments p join merchants m on m.id = p.merchant_id group by 1, 2, 3, 4, 5, 6;`;
