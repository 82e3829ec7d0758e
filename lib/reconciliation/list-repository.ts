import { and, asc, count, desc, eq, inArray, max, min, sql } from "drizzle-orm";
import { breaks, reconciliations } from "@/db/schema/breaks";
import { salesUnits } from "@/db/schema/sales-units";
import { ledgerEntries } from "@/db/schema/settlements";
import { users } from "@/db/schema/users";
import type { ReadTx } from "@/lib/access/tenant-db";
import { type BreakState, WAITING_STATES } from "@/lib/domain/break";

const itsUnit = and(eq(salesUnits.merchantId, breaks.merchantId), eq(salesUnits.msn, breaks.msn));
const columns = { row: breaks, unitName: salesUnits.name, ownerName: users.name };

/** Breaks in these states, the oldest waiting first; of one unit where it is named. */
export function breaksBy(
  tx: ReadTx,
  {
    states,
    msn,
    skip,
    limit,
  }: { states: readonly BreakState[]; msn: string | undefined; skip: number; limit: number },
) {
  const order = states.includes("open") ? asc(breaks.firstSeenAt) : desc(breaks.stateAt);
  return tx
    .select(columns)
    .from(breaks)
    .innerJoin(salesUnits, itsUnit)
    .leftJoin(users, eq(users.id, breaks.ownerId))
    .where(and(inArray(breaks.state, [...states]), msn ? eq(breaks.msn, msn) : undefined))
    .orderBy(order, asc(breaks.id))
    .offset(skip)
    .limit(limit);
}

export async function findBreak(tx: ReadTx, id: string) {
  const [found] = await tx
    .select(columns)
    .from(breaks)
    .innerJoin(salesUnits, itsUnit)
    .leftJoin(users, eq(users.id, breaks.ownerId))
    .where(eq(breaks.id, id));
  return found;
}

export async function countWaiting(tx: ReadTx): Promise<number> {
  const [row] = await tx
    .select({ waiting: count() })
    .from(breaks)
    .where(inArray(breaks.state, [...WAITING_STATES]));
  return row?.waiting ?? 0;
}

/** When the books of the units within reach were compared last, all of them, and when they are next. */
export async function lastCheck(tx: ReadTx) {
  const [row] = await tx
    .select({
      checkedAt: min(reconciliations.checkedAt),
      nextAt: min(reconciliations.nextAt),
      latest: max(reconciliations.checkedAt),
    })
    .from(reconciliations);
  return { checkedAt: row?.checkedAt ?? null, nextAt: row?.nextAt ?? null, latest: row?.latest ?? null };
}

/** Sales units that have books, by name. */
export function unitsWithBooks(tx: ReadTx) {
  return tx
    .select({ msn: salesUnits.msn, name: salesUnits.name })
    .from(reconciliations)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, reconciliations.merchantId), eq(salesUnits.msn, reconciliations.msn)),
    )
    .orderBy(asc(salesUnits.name));
}

/** Days at which a ledger does not go on from the day before, as long as nobody explained them. */
export function waitingGaps(tx: ReadTx, msn: string | undefined) {
  return tx
    .select({ id: breaks.id, msn: breaks.msn, unitName: salesUnits.name, day: breaks.day })
    .from(breaks)
    .innerJoin(salesUnits, itsUnit)
    .where(
      and(
        eq(breaks.kind, "ledger_gap"),
        inArray(breaks.state, [...WAITING_STATES]),
        msn ? eq(breaks.msn, msn) : undefined,
      ),
    )
    .orderBy(asc(breaks.day))
    .limit(20);
}

/** Lines of the funds around a position, in the ledger's order. */
export function linesAround(tx: ReadTx, ledgerId: string, position: number) {
  return tx
    .select()
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.ledgerId, ledgerId),
        eq(ledgerEntries.topic, "funds"),
        sql`${ledgerEntries.position} between ${position - 1} and ${position}`,
      ),
    )
    .orderBy(asc(ledgerEntries.position));
}

export async function personName(tx: ReadTx, id: string): Promise<string | undefined> {
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id));
  return row?.name;
}
