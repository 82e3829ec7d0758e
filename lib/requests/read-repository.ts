import { and, asc, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { paymentCreations } from "@/db/schema/payment-creations";
import { paymentRequests } from "@/db/schema/payment-requests";
import { payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { RequestState } from "@/lib/domain/payment-request";
import { stateColumn } from "./list-repository";
import { itsPayment, latestPayment } from "./repository";

const columns = {
  request: paymentRequests,
  state: stateColumn,
  creationCode: paymentCreations.errorCode,
  creationDetail: paymentCreations.errorDetail,
  paymentId: payments.id,
  paymentStatus: payments.status,
  endsAt: payments.expiresAt,
  unitName: salesUnits.name,
};

export type SeenRow = Awaited<ReturnType<typeof readRequests>>[number];

export type Wanted = {
  readonly environment?: "production" | "test";
  readonly listId?: string;
  readonly id?: string;
  readonly state?: RequestState;
  /** The last row of the page before. */
  readonly before?: { readonly at: Date; readonly id: string };
  /** Line of the last row of the page before, in a list. */
  readonly afterLine?: number;
};

export function readRequests(tx: ReadTx, wanted: Wanted, most: number) {
  const order = wanted.listId
    ? [asc(paymentRequests.line)]
    : [desc(paymentRequests.createdAt), desc(paymentRequests.id)];
  return tx
    .select(columns)
    .from(paymentRequests)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, paymentRequests.merchantId), eq(salesUnits.msn, paymentRequests.msn)),
    )
    .leftJoin(paymentCreations, latestPayment)
    .leftJoin(payments, itsPayment)
    .where(conditionsOf(wanted))
    .orderBy(...order)
    .limit(most);
}

function conditionsOf({ environment, listId, id, state, before, afterLine }: Wanted): SQL | undefined {
  const edge = before && sql`(${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`;
  return and(
    environment && eq(paymentRequests.environment, environment),
    listId ? eq(paymentRequests.listId, listId) : undefined,
    id ? eq(paymentRequests.id, id) : undefined,
    state && eq(stateColumn, state),
    edge && sql`(${paymentRequests.createdAt}, ${paymentRequests.id}) < ${edge}`,
    afterLine === undefined ? undefined : sql`${paymentRequests.line} > ${afterLine}`,
  );
}

/** Every payment that was made, or asked for, for a request, the newest first. */
export function sendingsOf(tx: ReadTx, requestId: string) {
  return tx
    .select({
      at: paymentCreations.createdAt,
      state: paymentCreations.state,
      reference: paymentCreations.reference,
      errorCode: paymentCreations.errorCode,
      errorDetail: paymentCreations.errorDetail,
      paymentId: payments.id,
      paymentStatus: payments.status,
    })
    .from(paymentCreations)
    .leftJoin(payments, itsPayment)
    .where(and(eq(paymentCreations.sourceKind, "request"), eq(paymentCreations.sourceId, requestId)))
    .orderBy(desc(paymentCreations.createdAt));
}

/** Phone numbers that were asked last, each once. */
export async function recentPhones(tx: ReadTx, environment: "production" | "test", most: number) {
  const latest = tx
    .select({ phone: paymentRequests.phone, createdAt: paymentRequests.createdAt })
    .from(paymentRequests)
    .where(eq(paymentRequests.environment, environment))
    .orderBy(desc(paymentRequests.createdAt))
    .limit(200)
    .as("latest");
  const rows = await tx
    .select({ phone: latest.phone })
    .from(latest)
    .groupBy(latest.phone)
    .orderBy(desc(sql`max(${latest.createdAt})`))
    .limit(most);
  return rows.map(({ phone }) => phone);
}

/** Units that may be chosen: active ones of this environment, with whether long times were taken or refused there last. */
export async function askingUnits(tx: ReadTx, environment: "production" | "test") {
  const units = await tx
    .select({ msn: salesUnits.msn, name: salesUnits.name, currency: salesUnits.currency })
    .from(salesUnits)
    .where(and(eq(salesUnits.environment, environment), eq(salesUnits.status, "active")))
    .orderBy(asc(salesUnits.name));
  const tried = await tx
    .selectDistinctOn([paymentCreations.msn], {
      msn: paymentCreations.msn,
      refused: sql<boolean>`coalesce(${paymentCreations.errorCode} = '5050', false)`,
    })
    .from(paymentCreations)
    .where(and(isNotNull(paymentCreations.expiresAt), isNotNull(paymentCreations.settledAt)))
    .orderBy(paymentCreations.msn, desc(paymentCreations.createdAt));
  const short = new Set(tried.filter(({ refused }) => refused).map(({ msn }) => msn));
  return units.map((unit) => ({ ...unit, onlyShort: short.has(unit.msn) }));
}
