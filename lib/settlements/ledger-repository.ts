import { eq, inArray } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import { ledgerEntries, ledgers, settlements } from "@/db/schema/settlements";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { PlatformLedger } from "@/lib/payments-api/report";

export type LedgerRow = typeof ledgers.$inferSelect;
export type EntryRow = typeof ledgerEntries.$inferSelect;
export type NewEntry = Omit<EntryRow, "arrivedAt">;

/** Keeps the ledgers that settle for the unit, and answers them. A ledger of several units belongs to the first that is ours. */
export function keepLedgers(
  scope: Scope,
  msn: string,
  seen: readonly PlatformLedger[],
): Promise<LedgerRow[]> {
  const { merchantId } = scope;
  const named = seen.filter(({ units }) => units.includes(msn));
  return scope.write(async (tx) => {
    for (const { id, currency, account, units } of named) {
      const own = await ownUnits(tx, units);
      const first = units.find((unit) => own.has(unit)) ?? msn;
      await tx
        .insert(ledgers)
        .values({ merchantId, id, msn: first, currency, account })
        .onConflictDoUpdate({ target: [ledgers.merchantId, ledgers.id], set: { account } });
    }
    const ids = named.map(({ id }) => id);
    const value = ids.length > 0 ? await tx.select().from(ledgers).where(inArray(ledgers.id, ids)) : [];
    return { value, audit: "own-record" };
  });
}

/** Which of these sales units the portal has. */
export async function ownUnits(tx: ReadTx, msns: readonly string[]): Promise<Set<string>> {
  if (msns.length === 0) return new Set();
  const rows = await tx
    .select({ msn: salesUnits.msn })
    .from(salesUnits)
    .where(inArray(salesUnits.msn, [...new Set(msns)]));
  return new Set(rows.map(({ msn }) => msn));
}

/** The ledger as it is now, for nobody else to change until the transaction ends. */
export async function lockLedger(tx: WriteTx, id: string): Promise<LedgerRow | undefined> {
  const [row] = await tx.select().from(ledgers).where(eq(ledgers.id, id)).for("update");
  return row;
}

export async function updateLedger(tx: WriteTx, id: string, set: Partial<LedgerRow>): Promise<void> {
  await tx.update(ledgers).set(set).where(eq(ledgers.id, id));
}

export async function insertEntries(tx: WriteTx, rows: readonly NewEntry[]): Promise<void> {
  const arrivedAt = now();
  if (rows.length > 0) await tx.insert(ledgerEntries).values(rows.map((row) => ({ ...row, arrivedAt })));
}

/** Where payouts of the ledger's unit go by: its period, and the country whose banks move the money. */
export async function payoutTermsOf(tx: ReadTx, msn: string) {
  const [row] = await tx
    .select({ period: salesUnits.settlementPeriod, country: merchants.country })
    .from(salesUnits)
    .innerJoin(merchants, eq(merchants.id, salesUnits.merchantId))
    .where(eq(salesUnits.msn, msn));
  return row;
}

/** Puts the ledger back to where it was before its first page. */
export async function dropLines(tx: WriteTx, id: string): Promise<void> {
  await tx.delete(settlements).where(eq(settlements.ledgerId, id));
  await tx.delete(ledgerEntries).where(eq(ledgerEntries.ledgerId, id));
  const start = { fundsCursor: null, feesCursor: null, fundsCount: 0, feesCount: 0 };
  await updateLedger(tx, id, { ...start, matchedPosition: 0, lookedPosition: 0, completeAt: null });
}
