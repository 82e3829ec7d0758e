import { type SQL, sql } from "drizzle-orm";

/** The columns of figures: what was asked for with what became of it since, then what happened, whenever it had been asked for. */
export const SUMS = sql`requested, requested_minor, approved, approved_minor, paid, paid_minor, rejected, expired, withdrawn, released,
  authorisations, authorised_minor, sales, captures, captured_minor, refunds, refunded_minor, cancels, cancelled_minor,
  expiries, expired_minor`;

/** The same, added up over rows. */
export const ADDED = sql`sum(requested)::bigint as requested, sum(requested_minor)::bigint as requested_minor,
  sum(approved)::bigint as approved, sum(approved_minor)::bigint as approved_minor, sum(paid)::bigint as paid,
  sum(paid_minor)::bigint as paid_minor, sum(rejected)::bigint as rejected, sum(expired)::bigint as expired,
  sum(withdrawn)::bigint as withdrawn, sum(released)::bigint as released, sum(authorisations)::bigint as authorisations,
  sum(authorised_minor)::bigint as authorised_minor, sum(sales)::bigint as sales, sum(captures)::bigint as captures,
  sum(captured_minor)::bigint as captured_minor, sum(refunds)::bigint as refunds, sum(refunded_minor)::bigint as refunded_minor,
  sum(cancels)::bigint as cancels, sum(cancelled_minor)::bigint as cancelled_minor, sum(expiries)::bigint as expiries,
  sum(expired_minor)::bigint as expired_minor`;

type Place = { readonly merchantId: string; readonly msn: string };

/**
 * The figures of the hours that `asked` has (one column, `hour`), counted from payments and their events alone: a row per hour,
 * channel and currency in which anything happened. Each hour is looked up on its own, by an index on unit and time: as a plain
 * join PostgreSQL takes a range for wide and reads all that the unit ever sold. The order makes that index the best one even where
 * nothing is known about a table that has just been filled.
 */
export function countedHours({ merchantId, msn }: Place, asked: SQL): SQL {
  const within = (at: SQL) => sql`${at} >= a.hour and ${at} < a.hour + interval '1 hour'`;
  return sql`
    select hour, channel, currency, ${ADDED} from (
      select a.hour, of_hour.* from ${asked} a cross join lateral (
        select p.channel, p.currency, ${OF_REQUESTED}, ${NO_FLOWS}
        from (select * from payments p where p.merchant_id = ${merchantId} and p.msn = ${msn} and ${within(sql`p.created_at`)}
          order by p.created_at offset 0) p
        group by p.channel, p.currency) of_hour
      union all
      select a.hour, of_hour.* from ${asked} a cross join lateral (
        select p.channel, p.currency, ${NONE_REQUESTED}, ${FLOWS}
        from (select * from payment_events e where e.merchant_id = ${merchantId} and e.msn = ${msn} and ${within(sql`e.at`)}
          and e.success and e.name in ('AUTHORIZED', 'CAPTURED', 'REFUNDED', 'CANCELLED', 'EXPIRED') order by e.at offset 0) e
        cross join lateral (
          select channel, currency from payments where merchant_id = e.merchant_id and id = e.payment_id offset 0) p
        group by p.channel, p.currency) of_hour
    ) both_sides group by hour, channel, currency`;
}

const OF_REQUESTED = sql`count(*) as requested, sum(p.amount_minor)::bigint as requested_minor,
  count(*) filter (where p.authorized_minor > 0) as approved, sum(p.authorized_minor)::bigint as approved_minor,
  count(*) filter (where p.captured_minor > 0) as paid, sum(p.captured_minor)::bigint as paid_minor,
  count(*) filter (where p.status = 'rejected') as rejected, count(*) filter (where p.status = 'expired') as expired,
  count(*) filter (where p.status = 'cancelled' and p.authorized_minor = 0) as withdrawn,
  count(*) filter (where p.status = 'cancelled' and p.authorized_minor > 0) as released`;

// The first half of a union names the columns of both, in the order of SUMS.
const NO_FLOWS = sql`0::bigint as authorisations, 0::bigint as authorised_minor, 0::bigint as sales, 0::bigint as captures,
  0::bigint as captured_minor, 0::bigint as refunds, 0::bigint as refunded_minor, 0::bigint as cancels,
  0::bigint as cancelled_minor, 0::bigint as expiries, 0::bigint as expired_minor`;

const NONE_REQUESTED = sql`0, 0, 0, 0, 0, 0, 0, 0, 0, 0`;

/** Whether `e` is its payment's first capture. */
const FIRST = sql`not exists (
  select from payment_events f where f.merchant_id = e.merchant_id and f.payment_id = e.payment_id and f.name = 'CAPTURED'
    and f.success and (f.at, f.psp_reference) < (e.at, e.psp_reference))`;

const minorOf = (name: string) =>
  sql`coalesce(sum(e.amount_minor) filter (where e.name = ${name}), 0)::bigint`;
const countOf = (name: string) => sql`count(*) filter (where e.name = ${name})`;

const FLOWS = sql`${countOf("AUTHORIZED")}, ${minorOf("AUTHORIZED")}, count(*) filter (where e.name = 'CAPTURED' and ${FIRST}),
  ${countOf("CAPTURED")}, ${minorOf("CAPTURED")}, ${countOf("REFUNDED")}, ${minorOf("REFUNDED")},
  ${countOf("CANCELLED")}, ${minorOf("CANCELLED")}, ${countOf("EXPIRED")}, ${minorOf("EXPIRED")}`;
