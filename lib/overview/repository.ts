import { and, asc, count, eq, gt, gte, inArray, isNull, lt, type SQL, sql, sum } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { operations, payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import { paymentDays } from "@/db/schema/summaries";
import { unitConnections, webhookInbox } from "@/db/schema/webhooks";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";

export async function findMerchant(tx: ReadTx): Promise<{ timeZone: string; currency: string }> {
  const [row] = await tx
    .select({ timeZone: merchants.timeZone, currency: merchants.currency })
    .from(merchants);
  if (!row) throw new Error("the merchant is gone");
  return row;
}

// Nothing of a reservation is cancelled while it is still open: the platform cancels the whole remainder or nothing.
const SOLD = sql`case
  when ${paymentDays.status} in ('reserved', 'partially_captured') then ${paymentDays.authorizedMinor}
  when ${paymentDays.status} in ('captured', 'partially_refunded', 'refunded') then ${paymentDays.capturedMinor}
  else 0 end`;

/** Days with payments since `from`, oldest first, from the rows that the trigger on payments keeps. Minor units. */
export function salesByDay(tx: ReadTx, environment: Environment, from: string, currency: string) {
  return tx
    .select({
      day: paymentDays.day,
      payments: sum(paymentDays.payments).mapWith(Number),
      soldMinor: sum(SOLD).mapWith(Number),
      refundedMinor: sum(paymentDays.refundedMinor).mapWith(Number),
    })
    .from(paymentDays)
    .where(
      and(
        eq(paymentDays.environment, environment),
        gte(paymentDays.day, from),
        eq(paymentDays.currency, currency),
        inArray(paymentDays.status, SALE_STATUSES),
      ),
    )
    .groupBy(paymentDays.day)
    .orderBy(asc(paymentDays.day));
}

/** Payments that a customer approved and that were not let go of. */
const SALE_STATUSES = ["reserved", "partially_captured", "captured", "partially_refunded", "refunded"];

/** Where the customer is not known, each payment counts as one customer. */
export async function customersSince(
  tx: ReadTx,
  environment: Environment,
  from: Date,
  before: Date,
): Promise<number> {
  const [row] = await tx
    .select({
      customers: sql<string>`count(distinct coalesce(${payments.customerPhone}, ${payments.id}::text))`,
    })
    .from(payments)
    .where(
      and(
        eq(payments.environment, environment),
        gte(payments.createdAt, from),
        lt(payments.createdAt, before),
        sql`${payments.status} in ('reserved', 'partially_captured', 'captured', 'partially_refunded', 'refunded')`,
      ),
    );
  return Number(row?.customers ?? 0);
}

const CERTAIN_UNTIL = sql<string>`coalesce(${payments.captureGuaranteedUntil}, ${payments.captureDeadline})`;

type Between = readonly [from: Date, before: Date];

function lapsing(environment: Environment, [from, before]: Between): SQL | undefined {
  return and(
    eq(payments.environment, environment),
    // Written as the index is: a parameter would hide from the planner that the index holds exactly these.
    sql`${payments.status} in ('reserved', 'partially_captured')`,
    gt(CERTAIN_UNTIL, from.toISOString()),
    lt(CERTAIN_UNTIL, before.toISOString()),
  );
}

/** Reservations whose capture is certain only until a moment in between, the first to lapse first. */
export function lapsingPayments(tx: ReadTx, environment: Environment, between: Between, most: number) {
  return tx
    .select({
      id: payments.id,
      reference: payments.reference,
      unitName: salesUnits.name,
      currency: payments.currency,
      openMinor:
        sql`${payments.authorizedMinor} - ${payments.capturedMinor} - ${payments.cancelledMinor}`.mapWith(
          Number,
        ),
      until: CERTAIN_UNTIL.mapWith((value: string) => new Date(value)),
    })
    .from(payments)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, payments.merchantId), eq(salesUnits.msn, payments.msn)),
    )
    .where(lapsing(environment, between))
    .orderBy(CERTAIN_UNTIL)
    .limit(most);
}

/** How many there are, counted up to `most`. */
export async function countLapsing(
  tx: ReadTx,
  environment: Environment,
  between: Between,
  most: number,
): Promise<number> {
  const looked = tx
    .select({ one: sql`1`.as("one") })
    .from(payments)
    .where(lapsing(environment, between))
    .limit(most)
    .as("looked");
  const [row] = await tx.select({ payments: count() }).from(looked);
  return row?.payments ?? 0;
}

/** Requests to the platform that have no answer yet: first those that a person has to decide about, the oldest before others. */
export function unansweredOperations(tx: ReadTx, environment: Environment, before: Date, most: number) {
  return tx
    .select({
      id: operations.id,
      kind: operations.kind,
      state: operations.state,
      amountMinor: operations.amountMinor,
      currency: operations.currency,
      createdAt: operations.createdAt,
      paymentId: payments.id,
      reference: payments.reference,
    })
    .from(operations)
    .innerJoin(
      payments,
      and(eq(payments.merchantId, operations.merchantId), eq(payments.id, operations.paymentId)),
    )
    .where(
      and(
        eq(payments.environment, environment),
        sql`${operations.state} in ('pending', 'sent', 'unknown', 'needs_review')`,
        lt(operations.createdAt, before),
      ),
    )
    .orderBy(sql`${operations.state} = 'needs_review' desc`, asc(operations.createdAt))
    .limit(most);
}

/** Events that the platform sent and that could not be worked off although it was tried. */
export async function countStuckEvents(tx: ReadTx, environment: Environment, tries: number): Promise<number> {
  const [row] = await tx
    .select({ events: count() })
    .from(webhookInbox)
    .innerJoin(salesUnits, eq(salesUnits.msn, webhookInbox.msn))
    .where(
      and(
        eq(salesUnits.environment, environment),
        isNull(webhookInbox.appliedAt),
        gte(webhookInbox.attempts, tries),
      ),
    );
  return row?.events ?? 0;
}

export function unitsWithRefusedKeys(tx: ReadTx, environment: Environment, most: number) {
  return tx
    .select({ msn: salesUnits.msn, name: salesUnits.name, since: unitConnections.failingSince })
    .from(unitConnections)
    .innerJoin(salesUnits, eq(salesUnits.msn, unitConnections.msn))
    .where(and(eq(salesUnits.environment, environment), eq(unitConnections.failure, "keys_refused")))
    .orderBy(asc(unitConnections.failingSince))
    .limit(most);
}
