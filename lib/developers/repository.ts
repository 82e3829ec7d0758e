import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { salesUnits } from "@/db/schema/sales-units";
import { keyChanges } from "@/db/schema/secrets";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";

/** Units of one mode within the transaction's reach, by name. */
export function apiUnits(tx: ReadTx, environment: Environment) {
  const { msn, name, kind, captureType, connectedAt } = salesUnits;
  return tx
    .select({ msn, name, kind, captureType, connectedAt })
    .from(salesUnits)
    .where(eq(salesUnits.environment, environment))
    .orderBy(asc(sql`lower(${name})`), asc(msn));
}

/** Whether the unit exists within the transaction's reach. */
export async function unitExists(tx: ReadTx, msn: string): Promise<boolean> {
  const rows = await tx.select({ msn: salesUnits.msn }).from(salesUnits).where(eq(salesUnits.msn, msn));
  return rows.length > 0;
}

export async function nameOfUnit(tx: ReadTx, msn: string): Promise<string> {
  const [row] = await tx.select({ name: salesUnits.name }).from(salesUnits).where(eq(salesUnits.msn, msn));
  return row?.name ?? msn;
}

type ChangeRow = typeof keyChanges.$inferSelect;
export type OpenChange = Pick<ChangeRow, "id" | "msn" | "key" | "askedBy">;

const { id, msn, key, askedBy } = keyChanges;

/** Writes the wish down, or gives the one that is open already. */
export async function askForKey(tx: WriteTx, row: typeof keyChanges.$inferInsert): Promise<OpenChange> {
  await tx.insert(keyChanges).values(row).onConflictDoNothing();
  const [open] = await tx
    .select({ id, msn, key, askedBy })
    .from(keyChanges)
    .where(and(eq(msn, row.msn), eq(key, row.key), isNull(keyChanges.doneAt)));
  // Someone else's was open a moment ago and is done by now: then this one is another.
  return open ?? askForKey(tx, row);
}

export async function findOpenChange(tx: ReadTx, wanted: string): Promise<OpenChange | undefined> {
  const [row] = await tx
    .select({ id, msn, key, askedBy })
    .from(keyChanges)
    .where(and(eq(id, wanted), isNull(keyChanges.doneAt)));
  return row;
}

/** False where someone else has done it. */
export async function settleKeyChange(
  tx: WriteTx,
  which: string,
  done: { doneAt: Date; formerUntil: Date },
): Promise<boolean> {
  const open = and(eq(id, which), isNull(keyChanges.doneAt));
  return (await tx.update(keyChanges).set(done).where(open).returning({ id })).length > 0;
}

export async function dropKeyChange(tx: WriteTx, which: string): Promise<void> {
  await tx.delete(keyChanges).where(and(eq(id, which), isNull(keyChanges.doneAt)));
}

/** Changes that still matter: under way, or with a former key that still works. */
export function presentChanges(tx: ReadTx, at: Date) {
  const { doneAt, formerUntil } = keyChanges;
  return tx
    .select({ msn, key, doneAt, formerUntil })
    .from(keyChanges)
    .where(or(isNull(doneAt), gt(formerUntil, at)))
    .orderBy(asc(keyChanges.askedAt));
}
