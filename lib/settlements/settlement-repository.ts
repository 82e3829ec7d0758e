import { and, asc, eq, gt, inArray, lte, max, min, notInArray, type SQL, sql } from "drizzle-orm";
import { ledgerEntries, settlements } from "@/db/schema/settlements";
import type { WriteTx } from "@/lib/access/tenant-db";
import { typesOf } from "@/lib/domain/settlement";
import type { EntryRow } from "./ledger-repository";

type NewSettlement = typeof settlements.$inferInsert;

const { ledgerId, topic, position, entryType, ledgerDate, amountMinor } = ledgerEntries;
const PAYOUTS = typesOf("paidOut");
const KNOWN = (["captured", "refunded", "fees", "paidOut"] as const).flatMap(typesOf);

/** Payouts and payouts that came back among the ledger's lines after one position and up to another, in its order. */
export function payoutsBetween(
  tx: WriteTx,
  ledger: string,
  after: number,
  upTo: number,
): Promise<EntryRow[]> {
  return tx
    .select()
    .from(ledgerEntries)
    .where(
      and(
        ...[eq(ledgerId, ledger), eq(topic, "funds"), gt(position, after), lte(position, upTo)],
        inArray(entryType, [...PAYOUTS, "payout-aborted"]),
      ),
    )
    .orderBy(asc(position));
}

/** The position of the last line that a settlement took along; 0 before the first. */
export async function lastClosed(tx: WriteTx, ledger: string): Promise<number> {
  const [row] = await tx
    .select({ position: max(settlements.positionTo) })
    .from(settlements)
    .where(eq(settlements.ledgerId, ledger));
  return row?.position ?? 0;
}

/** The terms by one pass of the database over the lines, however many there are. Minor units. */
export async function sumBetween(tx: WriteTx, ledger: string, from: number, to: number) {
  const sum = (types: SQL) =>
    sql<number>`coalesce(sum(${amountMinor}) filter (where ${types}), 0)`.mapWith(Number);
  const of = (types: string[]) => sum(inArray(entryType, types));
  const funds = and(eq(ledgerId, ledger), eq(topic, "funds"));
  const [sums] = await tx
    .select({
      capturedMinor: of(typesOf("captured")),
      refundedMinor: of(typesOf("refunded")),
      feesMinor: of(typesOf("fees")),
      paidMinor: of(PAYOUTS),
      correctedMinor: sum(notInArray(entryType, KNOWN)),
      periodFrom: min(ledgerDate),
      periodTo: max(ledgerDate),
    })
    .from(ledgerEntries)
    .where(and(funds, sql`${position} between ${from} and ${to}`));
  const [first] = await tx
    .select({ openingMinor: ledgerEntries.balanceBeforeMinor })
    .from(ledgerEntries)
    .where(and(funds, eq(position, from)));
  if (!sums?.periodFrom || !sums.periodTo || !first) throw new Error("a settlement has at least one line");
  const { paidMinor, ...terms } = sums;
  // Minus zero is a number that people stumble over.
  const paidOutMinor = 0 - paidMinor;
  return { ...terms, ...first, paidOutMinor, periodFrom: sums.periodFrom, periodTo: sums.periodTo };
}

export async function insertSettlement(tx: WriteTx, row: NewSettlement): Promise<void> {
  await tx.insert(settlements).values(row);
}

export async function setAborted(tx: WriteTx, ledger: string, number: string): Promise<void> {
  await tx
    .update(settlements)
    .set({ state: "aborted" })
    .where(and(eq(settlements.ledgerId, ledger), eq(settlements.number, number)));
}
