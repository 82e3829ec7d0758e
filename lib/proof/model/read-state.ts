import type { PaymentModel } from "./payment-model";
import type { View } from "./platform-model";
import type { Place, Rig } from "./portal-rig";

type OperationFacts = {
  id: string;
  state: string;
  attempt: number;
  external: boolean;
  next: string;
  lease: string | null;
};

const SQL = `select state, authorized_minor::int as authorized, captured_minor::int as captured, refunded_minor::int as refunded,
  cancelled_minor::int as cancelled, capture_reserved_minor::int as capture, refund_reserved_minor::int as refund, version,
  coalesce((select json_agg(json_build_object('id', id, 'state', state, 'attempt', attempt, 'external', external,
    'next', next_at, 'lease', lease_until) order by id) from operations where payment_id = payments.id), '[]') as operations
  from payments where id = $1`;

export async function readRow(rig: Rig, at: Place) {
  const [row] = await rig.sql(SQL, [at.id]);
  if (!row) throw new Error("the payment's row is gone");
  const { operations, version, capture, refund, ...known } = row as View & {
    operations: OperationFacts[];
    version: number;
    capture: number;
    refund: number;
  };
  return { operations, version: Number(version), reserved: { capture, refund }, known };
}

async function readPlatform(rig: Rig, { reference }: Place) {
  const payment = await rig.sandbox.context.desk.read({ msn: rig.msn, reference });
  if (!payment) throw new Error("the platform lost the payment");
  const { state, authorized, captured, refunded, cancelled, events } = payment;
  return { events, view: { state, authorized, captured, refunded, cancelled } };
}

export async function eventCount(rig: Rig, at: Place): Promise<number> {
  return (await readPlatform(rig, at)).events.length;
}

const LONGEST_WAIT_MS = 6 * 3_600_000;
const LEASE_MS = 30_000;
const RECOVERABLE = new Set(["pending", "sent", "unknown"]);

/** Whether a worker may take the operation up now. */
export async function isDue(rig: Rig, at: Place, key: string): Promise<boolean> {
  const { operations } = await readRow(rig, at);
  const one = operations.find(({ id }) => id === key);
  const over = (time: string | null) => time === null || Date.parse(time) <= Date.now();
  return one !== undefined && RECOVERABLE.has(one.state) && over(one.next) && over(one.lease);
}

/** Throws where anything is not as the model says: platform, row, version, money set aside, operations, effects, sendings. */
export async function compare(model: PaymentModel, rig: Rig, at: Place): Promise<void> {
  const [{ operations, ...row }, platform] = await Promise.all([readRow(rig, at), readPlatform(rig, at)]);
  const own = operations.filter(({ external }) => !external);
  const effects = (key: string) =>
    platform.events.filter((event) => event.success && event.idempotencyKey === key).length;
  const byKey = <T extends { key: string }>(a: T, b: T) => (a.key < b.key ? -1 : 1);
  const real = {
    platform: platform.view,
    ...row,
    foreign: operations.length - own.length,
    operations: own.map(({ id: key, state, attempt }) => {
      return { key, state, attempt, effects: effects(key), sent: rig.line.sent.get(key) ?? 0 };
    }),
  };
  const { version, reserved, known, foreignKnown: foreign, ops } = model;
  const expected = {
    platform: model.platform.view,
    ...{ version, reserved, known, foreign },
    operations: ops
      .map(({ key, state, attempt }) => {
        return { key, state, attempt, effects: model.platform.happened(key) ? 1 : 0, sent: attempt };
      })
      .sort(byKey),
  };
  if (inOrder(real) !== inOrder(expected))
    throw new Error(`not as the model says\n  is       ${inOrder(real)}\n  expected ${inOrder(expected)}`);
  for (const { state, next, lease } of own) {
    const [wait, held] = [next, lease ?? next].map((time) => Date.parse(time) - Date.now());
    if (RECOVERABLE.has(state) && ((wait ?? 0) > LONGEST_WAIT_MS || (lease && (held ?? 0) > LEASE_MS)))
      throw new Error(`an operation that is ${state} waits without end`);
  }
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
