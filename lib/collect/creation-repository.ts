import { and, eq, inArray } from "drizzle-orm";
import { paymentCreations } from "@/db/schema/payment-creations";
import { salesUnits } from "@/db/schema/sales-units";
import { isDue } from "@/lib/access/is-due";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type CreationRow = typeof paymentCreations.$inferSelect;
export type NewCreation = typeof paymentCreations.$inferInsert;

const OPEN = ["pending", "sent", "unknown"] as const;

export async function findCreation(tx: ReadTx, id: string): Promise<CreationRow | undefined> {
  const [row] = await tx.select().from(paymentCreations).where(eq(paymentCreations.id, id));
  return row;
}

/** The row as kept, or undefined where the key is taken, be it by something that this caller may not see. */
export async function insertCreation(tx: WriteTx, row: NewCreation): Promise<CreationRow | undefined> {
  const [kept] = await tx.insert(paymentCreations).values(row).onConflictDoNothing().returning();
  return kept;
}

/**
 * Moves a creation on, but only from the attempt that the caller knows and while it is open. Undefined means that someone else
 * moved it: stop.
 */
export async function moveCreation(
  tx: WriteTx,
  known: Pick<CreationRow, "id" | "attempt">,
  to: Partial<NewCreation>,
): Promise<CreationRow | undefined> {
  const [moved] = await tx
    .update(paymentCreations)
    .set(to)
    .where(
      and(
        eq(paymentCreations.id, known.id),
        eq(paymentCreations.attempt, known.attempt),
        inArray(paymentCreations.state, [...OPEN]),
      ),
    )
    .returning();
  return moved;
}

/** Takes hold of a creation that is due, or gives undefined where it is settled, too early or in other hands. */
export async function leaseCreation(
  tx: WriteTx,
  id: string,
  now: Date,
  until: Date,
): Promise<CreationRow | undefined> {
  const { state } = paymentCreations;
  const [due] = await tx
    .select()
    .from(paymentCreations)
    .where(and(eq(paymentCreations.id, id), inArray(state, [...OPEN]), isDue(paymentCreations, now)))
    .for("update", { skipLocked: true });
  if (!due) return undefined;
  await tx.update(paymentCreations).set({ leaseUntil: until }).where(eq(paymentCreations.id, id));
  return { ...due, leaseUntil: until };
}

export type CollectingUnit = typeof salesUnits.$inferSelect;

export async function findUnit(tx: ReadTx, msn: string): Promise<CollectingUnit | undefined> {
  const [row] = await tx.select().from(salesUnits).where(eq(salesUnits.msn, msn));
  return row;
}
