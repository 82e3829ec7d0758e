import { and, asc, between, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { companyProfiles } from "@/db/schema/company";
import { merchants } from "@/db/schema/merchants";
import { payments } from "@/db/schema/payments";
import { salesUnits } from "@/db/schema/sales-units";
import { ledgerEntries, ledgers, settlements } from "@/db/schema/settlements";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { LedgerMarks } from "./fee-window";

/** Which settlements: of these units (MSNs) whose last day lies in the period, or the one that is named. */
export type SettlementChoice =
  | { readonly units: readonly string[]; readonly from: string; readonly to: string }
  | { readonly ledger: string; readonly number: string };

/** Settlements by unit and then in their order of payment. */
export function chosenSettlements(tx: ReadTx, choice: SettlementChoice) {
  const chosen =
    "number" in choice
      ? and(eq(settlements.ledgerId, choice.ledger), eq(settlements.number, choice.number))
      : and(
          inArray(settlements.msn, [...choice.units]),
          between(settlements.periodTo, choice.from, choice.to),
        );
  return tx
    .select()
    .from(settlements)
    .where(chosen)
    .orderBy(asc(settlements.msn), asc(settlements.ledgerId), asc(settlements.positionTo));
}

/** The lines of a ledger that clear its fees: as many as it has days at the most. */
export async function feeMarksOf(tx: ReadTx, ledger: string): Promise<LedgerMarks> {
  const { topic, position, entryType, pspReference, happenedAt } = ledgerEntries;
  const marks = await tx
    .select({ topic, position, entryType, pspReference, happenedAt })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.ledgerId, ledger), inArray(entryType, ["fees-retained", "fees-invoiced"])))
    .orderBy(asc(position));
  const [counted] = await tx
    .select({ feesCount: ledgers.feesCount })
    .from(ledgers)
    .where(eq(ledgers.id, ledger));
  const of = (name: "funds" | "fees") => marks.filter((mark) => mark.topic === name);
  return { funds: of("funds"), fees: of("fees"), feesCount: counted?.feesCount ?? 0 };
}

/** The company as its register and its own profile tell it. */
export async function reportCompany(tx: ReadTx) {
  const { name, organisationNumber, country, timeZone } = merchants;
  const [row] = await tx
    .select({ name, organisationNumber, country, timeZone, address: companyProfiles.business })
    .from(merchants)
    .leftJoin(companyProfiles, eq(companyProfiles.merchantId, merchants.id));
  if (!row) throw new Error("a company reads its own row");
  return row;
}

/** Sales units within reach that money can be paid out for, by name. */
export function reportUnits(tx: ReadTx) {
  const { msn, name, kind, settlementAccount } = salesUnits;
  return tx
    .select({ msn, name, kind, settlementAccount })
    .from(salesUnits)
    .where(eq(salesUnits.environment, "production"))
    .orderBy(asc(name), asc(msn));
}

const LOOKED_AT = 1_000;

/** Whether any of the newest payments of these sales units tells who paid; the platform tells it of few kinds of payments. */
export async function namesAreKnown(tx: ReadTx, units: "all" | readonly string[]): Promise<boolean> {
  const { customerName, createdAt, environment, msn } = payments;
  const newest = tx
    .select({ customerName })
    .from(payments)
    .where(and(eq(environment, "production"), units === "all" ? undefined : inArray(msn, [...units])))
    .orderBy(desc(createdAt))
    .limit(LOOKED_AT)
    .as("newest");
  const [found] = await tx
    .select({ one: sql`1` })
    .from(newest)
    .where(isNotNull(newest.customerName))
    .limit(1);
  return found !== undefined;
}
