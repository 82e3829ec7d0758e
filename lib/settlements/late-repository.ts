import { sql } from "drizzle-orm";
import type { ReadTx } from "@/lib/access/tenant-db";

/** A sales unit whose ledger does not yet say all about a period, and when it was last read. */
export type LateUnit = { readonly msn: string; readonly name: string; readonly syncedAt: Date | null };

export type Closing = {
  readonly units: readonly string[];
  /** Last day of the period, and the instant at which it ended. */
  readonly to: string;
  readonly endedAt: Date;
  /** From when on a payout that is not there is taken for one that does not come. */
  readonly givenUpAt: Date;
};

/**
 * Which of these sales units have still to be waited for. A ledger says all once a line of a later day stands on it. One that was read
 * after the end of the period does so too where its last payout is there, where nothing is left to be paid out, where no payout is due
 * on that day, or where the time for payouts is over.
 */
export async function lateUnits(tx: ReadTx, { units, to, endedAt, givenUpAt }: Closing): Promise<LateUnit[]> {
  const { rows } = await tx.execute<{ msn: string; name: string; at: string | null }>(sql`
    select u.msn, u.name, extract(epoch from s.synced_at) * 1000 as at
    from ledger_syncs s
    join sales_units u on u.merchant_id = s.merchant_id and u.msn = s.msn and u.environment = 'production'
    left join ledgers l on l.merchant_id = s.merchant_id and l.msn = s.msn
    cross join lateral (
      select coalesce(l.complete_at, s.synced_at) as read_at,
        case u.settlement_period when 'weekly' then extract(isodow from ${to}::date) = 7
          when 'monthly' then extract(day from ${to}::date + 1) = 1 else true end as pays) x
    where u.msn in ${[...units]}
      and not exists (
        select from ledger_entries e where e.merchant_id = l.merchant_id and e.ledger_id = l.id and e.topic = 'funds'
          and e.position > l.funds_count - 1000 and e.ledger_date > ${to}::date)
      and not coalesce(x.read_at >= ${endedAt} and (
        x.read_at >= ${givenUpAt} or l.id is null or not x.pays
        or exists (select from settlements p where p.merchant_id = l.merchant_id and p.ledger_id = l.id and p.period_to >= ${to}::date)
        or coalesce((
          select e.balance_after_minor from ledger_entries e where e.merchant_id = l.merchant_id and e.ledger_id = l.id
            and e.topic = 'funds' and e.position = l.funds_count), 0) <= 0), false)
    order by u.name, u.msn`);
  return rows.map(({ msn, name, at }) => ({
    msn,
    name,
    syncedAt: at === null ? null : new Date(Number(at)),
  }));
}
