import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  type SQL,
  sql,
} from "drizzle-orm";
import { bankFiles, bankLines } from "@/db/schema/bank-files";
import { merchants } from "@/db/schema/merchants";
import { ledgers, settlements } from "@/db/schema/settlements";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { ExpectedPayout } from "@/lib/domain/bank-match";

export type BankLineRow = typeof bankLines.$inferSelect;
export type BankFileRow = typeof bankFiles.$inferSelect;
export type PayoutRow = ExpectedPayout & { ledgerId: string };

export const payoutColumns = {
  ...{ ledgerId: settlements.ledgerId, number: settlements.number, msn: settlements.msn },
  ...{ account: settlements.account, currency: settlements.currency, amountMinor: settlements.paidOutMinor },
  ...{ payoutDate: settlements.payoutDate, bankReference: settlements.bankReference },
  id: sql<string>`${settlements.ledgerId} || '-' || ${settlements.number}`,
};

/** Payouts of these days that no line of the bank is known to be. */
export function openPayouts(tx: ReadTx, from: string, to: string): Promise<PayoutRow[]> {
  const { state, payoutDate } = settlements;
  return tx
    .select(payoutColumns)
    .from(settlements)
    .where(and(eq(state, "scheduled"), gte(payoutDate, from), lte(payoutDate, to)))
    .orderBy(asc(payoutDate), asc(settlements.ledgerId), asc(settlements.number));
}

export async function findPayout(
  tx: ReadTx,
  ledgerId: string,
  number: string,
): Promise<PayoutRow | undefined> {
  const place = and(eq(settlements.ledgerId, ledgerId), eq(settlements.number, number));
  const [row] = await tx.select(payoutColumns).from(settlements).where(place);
  return row;
}

/** Lines that are no payout yet, booked on or after a day, each booking once. */
export function openLines(tx: ReadTx, from: string): Promise<BankLineRow[]> {
  return tx
    .select()
    .from(bankLines)
    .where(and(isNull(bankLines.settlementNumber), isNull(bankLines.sameAs), gte(bankLines.day, from)))
    .orderBy(asc(bankLines.day), asc(bankLines.id));
}

/** Lines that a person put to a payout of another amount, with that payout. */
export function unequalMatches(tx: ReadTx) {
  return tx
    .select({ line: bankLines, payout: payoutColumns })
    .from(bankLines)
    .innerJoin(settlements, sameSettlement())
    .where(
      and(
        isNotNull(bankLines.settlementNumber),
        sql`(${bankLines.amountMinor} <> ${settlements.paidOutMinor} or ${bankLines.currency} <> ${settlements.currency})`,
      ),
    );
}

const sameSettlement = () =>
  and(
    eq(settlements.merchantId, bankLines.merchantId),
    eq(settlements.ledgerId, bankLines.ledgerId),
    eq(settlements.number, bankLines.settlementNumber),
  );

/** Payouts known from the bank that a ledger read anew shows as on their way again. */
export async function payAgain(tx: WriteTx): Promise<void> {
  await tx.execute(sql`
    update settlements s set state = 'paid', bank_day = l.day, bank_mark = l.mark from bank_lines l
    where l.merchant_id = s.merchant_id and l.ledger_id = s.ledger_id and l.settlement_number = s.number and s.state = 'scheduled'`);
}

export type Match = Pick<BankLineRow, "ledgerId" | "settlementNumber" | "matchedHow" | "matchedBy"> & {
  matchedAt: Date;
};

/** Puts a payout to a line, where both are free still: false where someone was first. */
export async function setMatch(tx: WriteTx, line: BankLineRow, match: Match): Promise<boolean> {
  const { ledgerId, settlementNumber } = match;
  const free = and(eq(bankLines.id, line.id), isNull(bankLines.settlementNumber));
  const paid = await tx
    .update(settlements)
    .set({ state: "paid", bankDay: line.day, bankMark: line.mark })
    .where(
      and(
        eq(settlements.ledgerId, ledgerId ?? ""),
        eq(settlements.number, settlementNumber ?? ""),
        eq(settlements.state, "scheduled"),
      ),
    )
    .returning({ number: settlements.number });
  if (paid.length === 0) return false;
  const set = await tx.update(bankLines).set(match).where(free).returning({ id: bankLines.id });
  return set.length > 0;
}

export async function clearMatch(tx: WriteTx, line: BankLineRow, at: Date): Promise<void> {
  const none = { ledgerId: null, settlementNumber: null, matchedHow: null, matchedBy: null, matchedAt: null };
  await tx
    .update(bankLines)
    .set({ ...none, leftAlone: at })
    .where(eq(bankLines.id, line.id));
  await tx
    .update(settlements)
    .set({ state: "scheduled", bankDay: null, bankMark: null })
    .where(
      and(
        eq(settlements.ledgerId, line.ledgerId ?? ""),
        eq(settlements.number, line.settlementNumber ?? ""),
        eq(settlements.state, "paid"),
      ),
    );
}

export async function lockLine(tx: WriteTx, id: string): Promise<BankLineRow | undefined> {
  const [row] = await tx.select().from(bankLines).where(eq(bankLines.id, id)).for("update");
  return row;
}

/** Accounts that ledgers pay out to, each with the first sales unit of its own. */
export async function ledgerAccounts(tx: ReadTx) {
  const rows = await tx
    .select({ account: ledgers.account, msn: ledgers.msn, currency: ledgers.currency })
    .from(ledgers)
    .where(isNotNull(ledgers.account))
    .orderBy(asc(ledgers.msn));
  return rows.map(({ account, ...row }) => ({ ...row, account: account ?? "" }));
}

export async function bankCompany(tx: ReadTx) {
  const columns = { country: merchants.country, timeZone: merchants.timeZone, currency: merchants.currency };
  const [row] = await tx.select(columns).from(merchants);
  if (!row) throw new Error("a company reads its own row");
  return row;
}

export async function coveredDays(tx: ReadTx) {
  const rows = await tx.select({ statements: bankFiles.statements }).from(bankFiles);
  return rows.flatMap(({ statements }) => statements);
}

export async function findFileBySum(tx: ReadTx, sha256: string): Promise<string | undefined> {
  const [row] = await tx.select({ id: bankFiles.id }).from(bankFiles).where(eq(bankFiles.sha256, sha256));
  return row?.id;
}

/** The same file brought in twice at once is kept once. */
export async function insertFile(tx: WriteTx, row: BankFileRow): Promise<boolean> {
  const kept = await tx.insert(bankFiles).values(row).onConflictDoNothing().returning({ id: bankFiles.id });
  return kept.length > 0;
}

/** Gives those that no earlier file had. */
export async function insertLines(tx: WriteTx, rows: readonly BankLineRow[]): Promise<number> {
  let kept = 0;
  for (let at = 0; at < rows.length; at += 1_000) {
    const some = rows.slice(at, at + 1_000);
    const inserted = await tx
      .insert(bankLines)
      .values(some)
      .onConflictDoNothing({ target: [bankLines.merchantId, bankLines.fingerprint] })
      .returning({ id: bankLines.id });
    kept += inserted.length;
  }
  return kept;
}

export async function setKnownLines(tx: WriteTx, id: string, knownLines: number): Promise<void> {
  await tx.update(bankFiles).set({ knownLines }).where(eq(bankFiles.id, id));
}

/** Files, the newest first, each with how many of its lines are payouts, open, and told to be lines of other files. */
export function newestFiles(tx: ReadTx, limit: number) {
  // Named in full: in a query of one table Drizzle writes columns without it, and the lines have an id of their own.
  const lines = (condition: SQL) =>
    sql<number>`(select count(*) from bank_lines l
      where l.merchant_id = bank_files.merchant_id and l.file_id = bank_files.id and ${condition})`.mapWith(
      Number,
    );
  return tx
    .select({
      ...getTableColumns(bankFiles),
      matched: lines(sql`l.settlement_number is not null`),
      open: lines(sql`l.settlement_number is null and l.same_as is null`),
      doubled: lines(sql`l.same_as is not null`),
    })
    .from(bankFiles)
    .orderBy(desc(bankFiles.addedAt))
    .limit(limit);
}

export async function findFile(tx: ReadTx, id: string): Promise<BankFileRow | undefined> {
  const [row] = await tx.select().from(bankFiles).where(eq(bankFiles.id, id));
  return row;
}

export function linesOfFile(tx: ReadTx, fileId: string, limit: number): Promise<BankLineRow[]> {
  return tx
    .select()
    .from(bankLines)
    .where(eq(bankLines.fileId, fileId))
    .orderBy(sql`${bankLines.settlementNumber} is not null`, asc(bankLines.place))
    .limit(limit);
}

export function linesWithIds(tx: ReadTx, ids: readonly string[]): Promise<BankLineRow[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(bankLines)
        .where(inArray(bankLines.id, [...ids]));
}
