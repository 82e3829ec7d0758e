import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { paymentNotes } from "@/db/schema/payment-notes";
import { operationEvents, operations, paymentEvents, payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import { users } from "@/db/schema/users";
import type { ReadTx } from "@/lib/access/tenant-db";
import { DECIDED_BY_PERSON } from "./operation-repository";

export async function findDetail(tx: ReadTx, id: string) {
  const [row] = await tx
    .select({ payment: payments, unitName: salesUnits.name, unitKind: salesUnits.kind })
    .from(payments)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, payments.merchantId), eq(salesUnits.msn, payments.msn)),
    )
    .where(eq(payments.id, id));
  return row;
}

/** What comes before anything else of the same moment. */
const FIRST = sql`array['CREATED', 'AUTHORIZED']`;

/** Everything that is known to have happened to a payment, each kind oldest first. */
export async function historyOf(tx: ReadTx, merchantId: string, paymentId: string) {
  const [events, asked, notes, audit] = await Promise.all([
    eventsOf(tx, merchantId, paymentId),
    tx
      .select()
      .from(operations)
      .where(and(eq(operations.merchantId, merchantId), eq(operations.paymentId, paymentId)))
      .orderBy(asc(operations.createdAt)),
    tx
      .select()
      .from(paymentNotes)
      .where(and(eq(paymentNotes.merchantId, merchantId), eq(paymentNotes.paymentId, paymentId)))
      .orderBy(asc(paymentNotes.createdAt)),
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.merchantId, merchantId), eq(auditLog.subject, `payment:${paymentId}`)))
      .orderBy(asc(auditLog.seq)),
  ]);
  const reviewed = audit.some(({ action }) => action.endsWith(".reviewed"));
  const verdicts = reviewed
    ? await verdictsOn(
        tx,
        asked.map(({ id }) => id),
      )
    : new Map<string, string>();
  return { events, operations: asked, notes, audit, verdicts };
}

function eventsOf(tx: ReadTx, merchantId: string, paymentId: string) {
  return tx
    .select()
    .from(paymentEvents)
    .where(and(eq(paymentEvents.merchantId, merchantId), eq(paymentEvents.paymentId, paymentId)))
    .orderBy(
      asc(paymentEvents.at),
      sql`array_position(${FIRST}, ${paymentEvents.name})`,
      asc(paymentEvents.pspReference),
    );
}

/** Why people decided about operations as they did, by the operation's id. The audit log holds no free text. */
async function verdictsOn(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ operation: operationEvents.operationId, note: operationEvents.note })
    .from(operationEvents)
    .where(
      and(
        inArray(operationEvents.operationId, [...ids]),
        sql`starts_with(${operationEvents.note}, ${DECIDED_BY_PERSON})`,
      ),
    );
  return new Map(
    rows.map(({ operation, note }) => [operation, (note ?? "").slice(DECIDED_BY_PERSON.length)]),
  );
}

/** Names of colleagues by id. People of other companies are not visible here, and former ones have no name any more. */
export async function namesOf(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Changes when a payment of this merchant appears, changes its status or moves money on one of the last days. */
export async function listStamp(tx: ReadTx): Promise<string> {
  const { rows } = await tx.execute<{ stamp: string }>(sql`
    select coalesce((select string_agg(msn || status || payments, ',' order by msn, environment, status) from payment_totals), '')
      || ';' || coalesce((select sum(captured_minor) || '/' || sum(refunded_minor) from payment_days where day > current_date - 7), '')
      as stamp`);
  return rows[0]?.stamp ?? "";
}
