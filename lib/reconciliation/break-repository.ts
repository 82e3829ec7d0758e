import { and, eq, inArray, lt, ne } from "drizzle-orm";
import { breaks, reconciliations } from "@/db/schema/breaks";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { WAITING_STATES } from "@/lib/domain/break";

export type BreakRow = typeof breaks.$inferSelect;
type NewBreak = typeof breaks.$inferInsert;

export function breaksAbout(tx: ReadTx, msn: string, subjects: readonly string[]): Promise<BreakRow[]> {
  return tx
    .select()
    .from(breaks)
    .where(and(eq(breaks.msn, msn), inArray(breaks.subject, [...subjects])));
}

/** False where another look found it at the same moment. */
export async function insertBreak(tx: WriteTx, row: NewBreak): Promise<boolean> {
  const kept = await tx.insert(breaks).values(row).onConflictDoNothing().returning({ id: breaks.id });
  return kept.length > 0;
}

export async function updateBreak(tx: WriteTx, id: string, set: Partial<NewBreak>): Promise<void> {
  await tx.update(breaks).set(set).where(eq(breaks.id, id));
}

export async function lockBreak(tx: WriteTx, id: string): Promise<BreakRow | undefined> {
  const [row] = await tx.select().from(breaks).where(eq(breaks.id, id)).for("update");
  return row;
}

export async function touchBreaks(tx: WriteTx, ids: readonly string[], lastSeenAt: Date): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(breaks)
      .set({ lastSeenAt })
      .where(inArray(breaks.id, [...ids]));
}

/** Breaks of a unit that wait for a person and were not seen at a look. */
export function notSeenSince(tx: ReadTx, msn: string, at: Date): Promise<BreakRow[]> {
  const waiting = inArray(breaks.state, [...WAITING_STATES]);
  return tx
    .select()
    .from(breaks)
    .where(and(eq(breaks.msn, msn), waiting, lt(breaks.lastSeenAt, at)));
}

export async function keepCheck(tx: WriteTx, row: typeof reconciliations.$inferInsert): Promise<void> {
  const { merchantId, msn, ...set } = row;
  await tx
    .insert(reconciliations)
    .values({ merchantId, msn, ...set })
    .onConflictDoUpdate({ target: [reconciliations.merchantId, reconciliations.msn], set });
}

/** Units within reach whose books are compared, all of them at once as soon as someone looks for work. */
export async function askForChecks(tx: WriteTx, merchantId: string, nextAt: Date): Promise<number> {
  const units = await tx
    .select({ msn: salesUnits.msn })
    .from(salesUnits)
    .where(and(eq(salesUnits.environment, "production"), ne(salesUnits.kind, "vm_number")));
  for (const { msn } of units) await keepCheck(tx, { merchantId, msn, nextAt });
  return units.length;
}

export async function unitName(tx: ReadTx, msn: string): Promise<string | undefined> {
  const [row] = await tx.select({ name: salesUnits.name }).from(salesUnits).where(eq(salesUnits.msn, msn));
  return row?.name;
}

export async function companyTimeZone(tx: ReadTx): Promise<string> {
  const [row] = await tx.select({ timeZone: merchants.timeZone }).from(merchants);
  if (!row) throw new Error("a company reads its own row");
  return row.timeZone;
}
