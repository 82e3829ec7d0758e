import { and, asc, eq, gt, inArray, notInArray, sql } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { ledgerEntries } from "@/db/schema/settlements";
import type { ReadTx } from "@/lib/access/tenant-db";
import { type Term, typesOf } from "@/lib/domain/settlement";

export type EntryLine = {
  readonly position: number;
  readonly happenedAt: Date;
  readonly ledgerDate: string;
  readonly entryType: string;
  readonly reference: string | null;
  readonly pspReference: string | null;
  readonly amountMinor: number;
  readonly balanceAfterMinor: number;
  /** Of the payment that it is about, where the portal knows it. */
  readonly paymentId: string | null;
};

type Part = { ledgerId: string; from: number; to: number; term?: Term | undefined; positions?: number[] };

/** Lines of the funds in the ledger's order: of one term, or those at the given positions, where asked for. */
export function entriesOf(tx: ReadTx, part: Part, after: number, limit: number): Promise<EntryLine[]> {
  const { position, happenedAt, ledgerDate, entryType, reference, pspReference } = ledgerEntries;
  const { amountMinor, balanceAfterMinor } = ledgerEntries;
  return tx
    .select({
      ...{ position, happenedAt, ledgerDate, entryType, reference, pspReference },
      ...{ amountMinor, balanceAfterMinor, paymentId: payments.id },
    })
    .from(ledgerEntries)
    .leftJoin(
      payments,
      and(
        eq(payments.merchantId, ledgerEntries.merchantId),
        eq(payments.msn, ledgerEntries.msn),
        eq(payments.reference, reference),
      ),
    )
    .where(
      and(
        ...[eq(ledgerEntries.ledgerId, part.ledgerId), eq(ledgerEntries.topic, "funds")],
        ...[sql`${position} between ${part.from} and ${part.to}`, gt(position, after), ofTerm(part.term)],
        part.positions ? inArray(position, part.positions) : undefined,
      ),
    )
    .orderBy(asc(position))
    .limit(limit);
}

function ofTerm(term: Term | undefined) {
  if (!term) return undefined;
  if (term !== "corrected") return inArray(ledgerEntries.entryType, typesOf(term));
  const others = (["captured", "refunded", "fees", "paidOut"] as const).flatMap(typesOf);
  return notInArray(ledgerEntries.entryType, others);
}
