import type { Client } from "pg";

/**
 * Puts every company into recovery: no money moves until each payment that may have moved since the backup was compared. Those
 * are the ones read or made after the day before it, those that aren't over, and those with a request of ours around that time.
 * Gives their number. Any other payment is compared before the first money moves in it (lib/transactions/open-operation.ts).
 */
export async function beginRecovery(client: Client, takenAt: string): Promise<number> {
  await client.query("delete from recovery_payments");
  await client.query("delete from recoveries");
  await client.query(
    `insert into recovery_payments (merchant_id, msn, payment_id, next_at)
     select p.merchant_id, p.msn, p.id, now() from payments p
     where p.synced_at >= $1::timestamptz - interval '1 day' or p.created_at >= $1::timestamptz - interval '1 day'
       or p.status in ('requested', 'reserved', 'partially_captured')
       or exists (select from operations o where o.merchant_id = p.merchant_id and o.payment_id = p.id
         and (o.state in ('pending', 'sent', 'unknown', 'needs_review') or o.created_at >= $1::timestamptz - interval '1 day'))`,
    [takenAt],
  );
  const { rows } = await client.query<{ total: number }>(
    `insert into recoveries (merchant_id, backup_at, restored_at, total)
     select m.id, $1, now(), count(r.payment_id)::int from merchants m
     left join recovery_payments r on r.merchant_id = m.id group by m.id returning total`,
    [takenAt],
  );
  // Whoever waited for an answer when the backup was taken looks at once.
  await client.query(
    "update operations set next_at = now(), lease_until = null where state in ('pending', 'sent', 'unknown')",
  );
  await client.query(
    "update payment_creations set next_at = now(), lease_until = null where state in ('pending', 'sent', 'unknown')",
  );
  return rows.reduce((sum, { total }) => sum + total, 0);
}
