import { and, eq, gte, inArray, ne, sum } from "drizzle-orm";
import { operationEvents, operations } from "@/db/schema/payments";
import { hasTurn, isFree } from "@/lib/access/is-due";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { plantedBug } from "@/lib/planted-bug";

export type OperationRow = typeof operations.$inferSelect;
export type NewOperation = typeof operations.$inferInsert;
export type OperationState = OperationRow["state"];

export const OPEN_STATES = ["pending", "sent", "unknown", "needs_review"] as const;
export const RECOVERABLE_STATES = ["pending", "sent", "unknown"] as const;

/** Stands before the reason in the step of an operation that a person decided about. */
export const DECIDED_BY_PERSON = "decided by a person: ";

export async function findOperation(tx: ReadTx, id: string): Promise<OperationRow | undefined> {
  const [row] = await tx.select().from(operations).where(eq(operations.id, id));
  return row;
}

export async function findOpenOperation(tx: ReadTx, paymentId: string): Promise<OperationRow | undefined> {
  const [row] = await tx
    .select()
    .from(operations)
    .where(and(eq(operations.paymentId, paymentId), inArray(operations.state, [...OPEN_STATES])));
  return row;
}

export function operationsOfPayment(tx: ReadTx, paymentId: string): Promise<OperationRow[]> {
  return tx.select().from(operations).where(eq(operations.paymentId, paymentId));
}

/** What a person asked to give back at a unit since then, in minor units of its currency; what failed gave nothing back. */
export async function refundedBy(
  tx: ReadTx,
  { person, msn, since }: { person: string; msn: string; since: Date },
): Promise<number> {
  const { kind, state, createdBy, createdAt, amountMinor } = operations;
  const refunds = and(eq(kind, "refund"), ne(state, "failed"), eq(operations.msn, msn));
  const [row] = await tx
    .select({ total: sum(amountMinor) })
    .from(operations)
    .where(and(refunds, eq(createdBy, person), gte(createdAt, since)));
  return Number(row?.total ?? 0);
}

/** The row as kept, or undefined where the id is taken, be it by a payment that this caller may not see. */
export async function insertOperation(tx: WriteTx, row: NewOperation): Promise<OperationRow | undefined> {
  const [kept] = await tx.insert(operations).values(row).onConflictDoNothing().returning();
  return kept;
}

export async function insertOperations(tx: WriteTx, rows: readonly NewOperation[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(operations)
      .values([...rows])
      .onConflictDoNothing();
}

/**
 * Moves an operation on, but only from the attempt that the caller knows and out of a state that is still open.
 * Undefined means that someone else moved it: stop.
 */
export async function moveOperation(
  tx: WriteTx,
  known: Pick<OperationRow, "id" | "attempt">,
  from: readonly OperationState[],
  to: Partial<NewOperation> & { state: OperationState },
): Promise<OperationRow | undefined> {
  const [moved] = await tx
    .update(operations)
    .set(to)
    .where(
      and(
        eq(operations.id, known.id),
        plantedBug("attempt-unfenced") ? undefined : eq(operations.attempt, known.attempt),
        inArray(operations.state, [...from]),
      ),
    )
    .returning();
  return moved;
}

/** Takes hold of an operation that is due, or gives undefined where it is settled, too early or in other hands. */
export async function leaseOperation(
  tx: WriteTx,
  id: string,
  now: Date,
  until: Date,
): Promise<OperationRow | undefined> {
  const [due] = await tx
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.id, id),
        inArray(operations.state, [...RECOVERABLE_STATES]),
        hasTurn(operations.nextAt, now),
        plantedBug("lease-ignored") ? undefined : isFree(operations.leaseUntil, now),
      ),
    )
    .for("update", { skipLocked: true });
  if (!due) return undefined;
  await tx.update(operations).set({ leaseUntil: until }).where(eq(operations.id, id));
  return { ...due, leaseUntil: until };
}

export async function noteStep(
  tx: WriteTx,
  operation: Pick<OperationRow, "merchantId" | "msn" | "id">,
  state: OperationState,
  at: Date,
  note?: string,
): Promise<void> {
  const { merchantId, msn, id } = operation;
  await tx
    .insert(operationEvents)
    .values({ merchantId, msn, operationId: id, state, note: note ?? null, at });
}
