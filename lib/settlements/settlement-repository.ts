import { and, asc, eq, gt, inArray, lte, max, sql } from "drizzle-orm";
import { ledgerEntries, settlements } from "@/db/schema/settlements";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Term, termOf, typesOf } from "@/lib/domain/settlement";
import { deviations } from "./break-repository";
import type { EntryRow } from "./ledger-repository";

type NewSettlement = typeof settlements.$inferInsert;

const { ledgerId, topic, position, entryType } = ledgerEntries;
const PAYOUTS = typesOf("paidOut");

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

/**
 * The terms, and how many lines do not go on from the one before or do not add up, by one pass of the database over the lines, however
 * many there are: most of the time is reading them in their order. Minor units.
 */
export async function sumBetween(tx: WriteTx, ledger: string, from: number, to: number) {
  const { rows } = await tx.execute<TypeSums>(sql`
    select entry_type as type, sum(amount_minor) as minor, min(ledger_date)::text as first, max(ledger_date)::text as last,
      count(*) filter (where gap <> 0 or sum <> 0) as breaks, min(balance_before_minor) filter (where position = ${from}) as opening
    from ${deviations(ledger, from, to)} group by entry_type`);
  const opening = rows.find((row) => row.opening !== null)?.opening;
  const periodFrom = rows.map((row) => row.first).sort()[0];
  const periodTo = rows
    .map((row) => row.last)
    .sort()
    .at(-1);
  if (!periodFrom || !periodTo || !opening) throw new Error("a settlement has at least one line");
  const of = (term: Term) =>
    rows.reduce((sum, row) => (termOf(row.type) === term ? sum + Number(row.minor) : sum), 0);
  return {
    ...{ openingMinor: Number(opening), periodFrom, periodTo },
    ...{ capturedMinor: of("captured"), refundedMinor: of("refunded") },
    ...{ feesMinor: of("fees"), correctedMinor: of("corrected") },
    // Minus zero is a number that people stumble over.
    paidOutMinor: 0 - of("paidOut"),
    breakCount: rows.reduce((sum, row) => sum + Number(row.breaks), 0),
  };
}

type TypeSums = Record<"type" | "minor" | "first" | "last" | "breaks", string> & { opening: string | null };

export async function insertSettlement(tx: WriteTx, row: NewSettlement): Promise<void> {
  await tx.insert(settlements).values(row);
}

export async function setAborted(tx: WriteTx, ledger: string, number: string): Promise<void> {
  await tx
    .update(settlements)
    .set({ state: "aborted" })
    .where(and(eq(settlements.ledgerId, ledger), eq(settlements.number, number)));
}
