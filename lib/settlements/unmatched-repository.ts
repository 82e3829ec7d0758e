import { and, asc, eq, gt, inArray, isNotNull, lte, notExists, sql } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { ledgerEntries, ledgers } from "@/db/schema/settlements";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { LedgerRow } from "./ledger-repository";

/** Ledgers of the unit with lines whose payments nobody has looked for. */
export function unmatchedLedgers(tx: ReadTx, msn: string): Promise<LedgerRow[]> {
  return tx
    .select()
    .from(ledgers)
    .where(and(eq(ledgers.msn, msn), sql`${ledgers.matchedPosition} < ${ledgers.fundsCount}`));
}

type Lines = { ledgerId: string; msn: string; after: number; upTo: number };

/** References of sales and refunds among these lines that no payment of the portal has. */
export async function unknownReferences(tx: ReadTx, lines: Lines): Promise<string[]> {
  const { ledgerId, topic, position, reference, entryType, msn } = ledgerEntries;
  const known = tx
    .select({ one: sql`1` })
    .from(payments)
    .where(and(eq(payments.msn, msn), eq(payments.reference, reference)));
  const rows = await tx
    .selectDistinct({ reference })
    .from(ledgerEntries)
    .where(
      and(
        ...[eq(ledgerId, lines.ledgerId), eq(topic, "funds"), eq(msn, lines.msn)],
        ...[gt(position, lines.after), lte(position, lines.upTo)],
        ...[inArray(entryType, ["capture", "refund"]), isNotNull(reference), notExists(known)],
      ),
    )
    .orderBy(asc(reference));
  return rows.flatMap((row) => row.reference ?? []);
}

export async function setMatched(tx: WriteTx, ledgerId: string, upTo: number): Promise<void> {
  await tx
    .update(ledgers)
    .set({ matchedPosition: sql`greatest(${ledgers.matchedPosition}, ${upTo})` })
    .where(eq(ledgers.id, ledgerId));
}
