import { type Movement, movementsSince } from "../ledger/movement";
import type { Payment, PaymentAddress } from "../payment";
import { dueAt } from "../rules/lapse-payment";
import type { Delivery, Registration } from "../webhooks/registration";
import type { Notice, StoredAnswer } from "./store";

// Documents are written by this store alone, so what comes back has the type that went in.

/** A query as `pg` wants it. */
export type Query = { text: string; values: unknown[] };

function paymentValues(payment: Payment): unknown[] {
  const { msn, reference, token, customerPhone, createdAt } = payment;
  return [
    msn,
    reference,
    token ?? null,
    customerPhone ?? null,
    dueAt(payment) ?? null,
    createdAt,
    JSON.stringify(payment),
  ];
}

const PAYMENT_ROWS = `
  insert into payments (msn, reference, token, customer_phone, due_at, created_at, doc)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::jsonb[])`;

const MOVEMENT_ROWS = `
  insert into movements (msn, at, doc)
  select doc ->> 'msn', (doc ->> 'at')::bigint, doc`;

const DELIVERY_ROWS = `
  insert into deliveries (registration_id, msn, reference, state, next_attempt_at, doc)
  select doc ->> 'registrationId', doc ->> 'msn', doc ->> 'reference', 'open', 0, doc`;

function paymentColumns(payments: readonly Payment[]): unknown[][] {
  const rows = payments.map(paymentValues);
  return [0, 1, 2, 3, 4, 5, 6].map((index) => rows.map((values) => values[index]));
}

/** Many at once; those that exist are left alone, those that were added are returned. */
export function insertPayments(payments: readonly Payment[]): Query {
  const text = `${PAYMENT_ROWS} on conflict (msn, reference) do nothing returning reference`;
  return { text, values: paymentColumns(payments) };
}

/** All that one change writes, in one round trip. */
export function writeChange(
  payment: Payment | undefined,
  answer: StoredAnswer | undefined,
  deliveries: readonly NewDelivery[],
  knownEvents: number,
): Query {
  const text = `
    with saved as (${PAYMENT_ROWS} on conflict (msn, reference) do update
      set token = excluded.token, customer_phone = excluded.customer_phone, due_at = excluded.due_at, doc = excluded.doc),
    kept as (insert into answers (msn, operation, key, doc)
      select * from unnest($8::text[], $9::text[], $10::text[], $11::jsonb[])),
    moved as (${MOVEMENT_ROWS} from unnest($13::jsonb[]) with ordinality as given (doc, place) order by place)
    ${DELIVERY_ROWS} from unnest($12::jsonb[]) with ordinality as given (doc, place) order by place`;
  const kept = answer
    ? [[answer.msn], [answer.operation], [answer.key], [JSON.stringify(answer)]]
    : [[], [], [], []];
  const open = asJson(deliveries);
  const moved = payment ? asJson(movementsSince(payment, knownEvents)) : [];
  return { text, values: [...paymentColumns(payment ? [payment] : []), ...kept, open, moved] };
}

function asJson(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row));
}

/** In the order given, which is the order in which they are booked where they happened at once. */
export function insertMovements(movements: readonly Movement[]): Query {
  const text = `${MOVEMENT_ROWS} from unnest($1::jsonb[]) with ordinality as given (doc, place) order by place`;
  return { text, values: [asJson(movements)] };
}

export type NewDelivery = Omit<Delivery, "seq">;

export function deliveriesFor(
  { msn, reference, events }: PaymentAddress & { events: readonly { at: number }[] },
  notices: readonly Notice[],
  registrations: readonly Registration[],
): NewDelivery[] {
  const createdAt = events.at(-1)?.at ?? 0;
  const open = { state: "open", attempts: 0, createdAt, nextAttemptAt: 0 } as const;
  return notices.flatMap(({ eventType, body }) =>
    registrations
      .filter((registration) => registration.msn === msn && registration.events.includes(eventType))
      .map(({ id, url }) => ({ ...open, registrationId: id, url, msn, reference, eventType, body })),
  );
}

/** In the order given: the numbers that they get are the order in which they arrive. */
export function insertDeliveries(deliveries: readonly NewDelivery[]): Query {
  const text = `${DELIVERY_ROWS} from unnest($1::jsonb[]) with ordinality as given (doc, place) order by place`;
  return { text, values: [asJson(deliveries)] };
}
