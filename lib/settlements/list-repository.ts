import { and, asc, desc, eq, getTableColumns, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import { ledgerEntries, ledgerSyncs, ledgers, settlements } from "@/db/schema/settlements";
import type { ReadTx } from "@/lib/access/tenant-db";

export type SettlementRow = typeof settlements.$inferSelect & { unitName: string };
export type Cursor = { scheduledAt: Date; ledgerId: string; number: string };

const columns = { ...getTableColumns(settlements), unitName: salesUnits.name };
const itsUnit = and(eq(salesUnits.merchantId, settlements.merchantId), eq(salesUnits.msn, settlements.msn));

/** Settlements within reach, the newest first; of one unit where it is named. */
export function settlementsBy(
  tx: ReadTx,
  msn: string | undefined,
  after: Cursor | undefined,
  limit: number,
): Promise<SettlementRow[]> {
  const { scheduledAt, ledgerId, number } = settlements;
  const later: SQL | undefined = after
    ? or(
        lt(scheduledAt, after.scheduledAt),
        and(
          eq(scheduledAt, after.scheduledAt),
          sql`(${ledgerId}, ${number}) < (${after.ledgerId}, ${after.number})`,
        ),
      )
    : undefined;
  return tx
    .select(columns)
    .from(settlements)
    .innerJoin(salesUnits, itsUnit)
    .where(and(msn ? eq(settlements.msn, msn) : undefined, later))
    .orderBy(desc(scheduledAt), desc(ledgerId), desc(number))
    .limit(limit);
}

export async function findSettlement(
  tx: ReadTx,
  ledger: string,
  number: string,
): Promise<SettlementRow | undefined> {
  const [row] = await tx
    .select(columns)
    .from(settlements)
    .innerJoin(salesUnits, itsUnit)
    .where(and(eq(settlements.ledgerId, ledger), eq(settlements.number, number)));
  return row;
}

/** Payouts that are on their way, by their day. */
export function payoutsFrom(tx: ReadTx, day: string): Promise<SettlementRow[]> {
  return tx
    .select(columns)
    .from(settlements)
    .innerJoin(salesUnits, itsUnit)
    .where(and(gte(settlements.payoutDate, day), eq(settlements.state, "scheduled")))
    .orderBy(asc(settlements.payoutDate), asc(salesUnits.name))
    .limit(100);
}

export type OpenLedger = {
  readonly id: string;
  readonly msn: string;
  readonly unitName: string;
  readonly currency: string;
  readonly period: "daily" | "weekly" | "monthly";
  readonly balanceMinor: number;
  /** What the platform took for captures and has not kept back yet; negative. */
  readonly feesMinor: number;
};

/** What lies on each ledger and waits for its payout. */
export async function openLedgers(tx: ReadTx): Promise<OpenLedger[]> {
  const newest = (topic: "funds" | "fees") =>
    sql<number>`coalesce((
    select balance_after_minor from ledger_entries e
    where e.merchant_id = ${ledgers.merchantId} and e.ledger_id = ${ledgers.id} and e.topic = ${topic}
    order by position desc limit 1), 0)`.mapWith(Number);
  return tx
    .select({
      ...{ id: ledgers.id, msn: ledgers.msn, unitName: salesUnits.name, currency: ledgers.currency },
      ...{ period: salesUnits.settlementPeriod, balanceMinor: newest("funds"), feesMinor: newest("fees") },
    })
    .from(ledgers)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, ledgers.merchantId), eq(salesUnits.msn, ledgers.msn)),
    )
    .orderBy(asc(salesUnits.name));
}

/** Country and time zone that payout days go by, and the day since when each unit's ledger is known. */
export async function companyOf(tx: ReadTx) {
  const [row] = await tx.select({ country: merchants.country, timeZone: merchants.timeZone }).from(merchants);
  if (!row) throw new Error("a company reads its own row");
  return row;
}

/** How the last look at each unit's ledgers went. */
export function syncsOf(tx: ReadTx) {
  return tx
    .select({ ...getTableColumns(ledgerSyncs), unitName: salesUnits.name })
    .from(ledgerSyncs)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, ledgerSyncs.merchantId), eq(salesUnits.msn, ledgerSyncs.msn)),
    )
    .orderBy(asc(salesUnits.name));
}

/** The first day that any ledger tells of. */
export async function knownSince(tx: ReadTx): Promise<string | null> {
  const [row] = await tx
    .select({ day: sql<string | null>`min(${ledgerEntries.ledgerDate})::text` })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.position, 1));
  return row?.day ?? null;
}
