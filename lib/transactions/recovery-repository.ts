import { and, asc, count, eq, inArray, lt, lte, sql } from "drizzle-orm";
import { operations, payments } from "@/db/schema/payments";
import { recoveries, recoveryPayments } from "@/db/schema/recoveries";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { type OperationRow, RECOVERABLE_STATES } from "./operation-repository";

export type ToCompare = { readonly paymentId: string; readonly msn: string; readonly reference: string };

/** The next payments to compare, those first that wait longest. */
export function nextToCompare(tx: ReadTx, at: Date, most: number): Promise<ToCompare[]> {
  const { paymentId, msn, nextAt } = recoveryPayments;
  return tx
    .select({ paymentId, msn, reference: payments.reference })
    .from(recoveryPayments)
    .innerJoin(payments, eq(payments.id, paymentId))
    .where(lte(nextAt, at))
    .orderBy(asc(nextAt), asc(paymentId))
    .limit(most);
}

export async function leftToCompare(tx: ReadTx): Promise<number> {
  const [row] = await tx.select({ left: count() }).from(recoveryPayments);
  return row?.left ?? 0;
}

/** Takes a payment off the list, once; whoever finds it gone counts nothing. */
export async function noteCompared(
  tx: WriteTx,
  paymentId: string,
  what: { readonly changed: boolean; readonly unreadable: boolean },
): Promise<boolean> {
  const gone = await tx
    .delete(recoveryPayments)
    .where(eq(recoveryPayments.paymentId, paymentId))
    .returning({ id: recoveryPayments.paymentId });
  if (gone.length === 0) return false;
  const { changed, unreadable } = recoveries;
  if (what.changed) await tx.update(recoveries).set({ changed: sql`${changed} + 1` });
  if (what.unreadable) await tx.update(recoveries).set({ unreadable: sql`${unreadable} + 1` });
  return true;
}

export async function compareLater(tx: WriteTx, paymentId: string, nextAt: Date): Promise<void> {
  await tx.update(recoveryPayments).set({ nextAt }).where(eq(recoveryPayments.paymentId, paymentId));
}

/** Operations of a payment that were open in the backup and still are. */
export function openSinceBackup(tx: ReadTx, paymentId: string, restoredAt: Date): Promise<OperationRow[]> {
  return tx
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.paymentId, paymentId),
        inArray(operations.state, [...RECOVERABLE_STATES]),
        lt(operations.createdAt, restoredAt),
      ),
    );
}

/** Ends the recovery of the company, or gives undefined where it is over already. */
export async function endRecovery(
  tx: WriteTx,
  endedAt: Date,
): Promise<typeof recoveries.$inferSelect | undefined> {
  const [ended] = await tx
    .update(recoveries)
    .set({ endedAt })
    .where(sql`${recoveries.endedAt} is null`)
    .returning();
  return ended;
}
