import { randomUUID } from "node:crypto";
import type { Client } from "pg";

export type Reserved = {
  id: string;
  msn: string;
  reference: string;
  version: number;
  minor: number;
  currency: string;
};

const MOST = 60;

/** Payments that wait for a capture, the newest first. */
export async function reservedPayments(db: Client, merchantId: string): Promise<Reserved[]> {
  const { rows } = await db.query<Omit<Reserved, "minor"> & { minor: string }>(
    `select id, msn, reference, version, authorized_minor as minor, currency from payments
     where merchant_id = $1 and status = 'reserved' order by created_at desc limit $2`,
    [merchantId, MOST],
  );
  return rows.map((row) => ({ ...row, minor: Number(row.minor) }));
}

/**
 * What a capture writes, by hand: the attempt is counted, the intent recorded and reserved, the answer recorded and booked, with an
 * audit row each time. No permission, no row security, no keys, no rules.
 */
export async function captureInSql(db: Client, merchantId: string, payment: Reserved): Promise<void> {
  const operation = randomUUID();
  const { id, msn, minor, currency, version } = payment;
  await db.query("begin");
  await db.query(
    "insert into rate_limits (key, window_start, count) values ($1, date_trunc('hour', now()), 1) on conflict (key, window_start) do update set count = rate_limits.count + 1",
    ["bench"],
  );
  await db.query("commit");
  await db.query("begin");
  await db.query("select * from payments where merchant_id = $1 and id = $2 for update", [merchantId, id]);
  await db.query(
    `insert into operations (merchant_id, id, msn, payment_id, kind, amount_minor, currency, request_hash, seen_version, state, attempt)
     values ($1, $2, $3, $4, 'capture', $5, $6, 'hash', $7, 'sent', 1)`,
    [merchantId, operation, msn, id, minor, currency, version],
  );
  await noteStep(db, merchantId, msn, operation, "sent");
  await db.query(
    "update payments set capture_reserved_minor = $3, version = version + 1 where merchant_id = $1 and id = $2",
    [merchantId, id, minor],
  );
  await audit(db, merchantId, id, "payment.capture.requested");
  await db.query("commit");
  await db.query("begin");
  await db.query("select * from payments where merchant_id = $1 and id = $2 for update", [merchantId, id]);
  await db.query(
    "update operations set state = 'succeeded', settled_at = now() where merchant_id = $1 and id = $2",
    [merchantId, operation],
  );
  await noteStep(db, merchantId, msn, operation, "succeeded");
  await db.query(
    `update payments set capture_reserved_minor = 0, captured_minor = $3, status = 'captured', version = version + 1
     where merchant_id = $1 and id = $2`,
    [merchantId, id, minor],
  );
  await audit(db, merchantId, id, "payment.capture.done");
  await db.query("commit");
}

function noteStep(db: Client, merchantId: string, msn: string, operation: string, state: string) {
  return db.query(
    "insert into operation_events (merchant_id, msn, operation_id, state) values ($1, $2, $3, $4)",
    [merchantId, msn, operation, state],
  );
}

async function audit(db: Client, merchantId: string, payment: string, action: string): Promise<void> {
  const { rows } = await db.query<{ seq: string; hash: string }>(
    "select seq, hash from audit_heads where merchant_id = $1 for update",
    [merchantId],
  );
  const seq = Number(rows[0]?.seq) + 1;
  await db.query(
    `insert into audit_log (merchant_id, seq, at, actor_kind, actor_id, action, subject, details, previous_hash, hash)
     values ($1, $2, now(), 'job', 'bench', $3, 'payment:' || $4, '{}', $5, $5)`,
    [merchantId, seq, action, payment, rows[0]?.hash],
  );
  await db.query("update audit_heads set seq = $2 where merchant_id = $1", [merchantId, seq]);
}

/** Makes the payments reserved again, as if nothing had been asked for. */
export async function releaseAll(db: Client, reserved: readonly Reserved[]): Promise<void> {
  const ids = reserved.map(({ id }) => id);
  await db.query(
    "delete from operation_events where operation_id in (select id from operations where payment_id = any ($1))",
    [ids],
  );
  await db.query("delete from operations where payment_id = any ($1)", [ids]);
  for (const { id, version } of reserved)
    await db.query(
      `update payments set status = 'reserved', captured_minor = 0, capture_reserved_minor = 0, version = $2 where id = $1`,
      [id, version],
    );
}
