import type { ReadTx } from "@/lib/access/tenant-db";
import { type BookedLine, type Pair, pairLines } from "@/lib/domain/bank-double";
import { namesPayout } from "@/lib/domain/bank-match";
import { addDays } from "@/lib/domain/calendar";
import type { BankFileRow, BankLineRow, PayoutRow } from "./bank-repository";
import { linesOfOtherFormats, payoutsOf } from "./double-repository";

/** A bank may book a payout as late as this. */
const BOOKED_WITHIN_DAYS = 40;

/** Which of a file's lines a file of another format brought in before, surely or maybe: by their ids. */
export async function findDoubles(
  tx: ReadTx,
  rows: readonly BankLineRow[],
  format: BankFileRow["format"],
): Promise<Map<string, Pair>> {
  const days = rows.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) return new Map();
  const money = new Set(rows.map(moneyOf));
  const kept = (await linesOfOtherFormats(tx, format, { from, to })).filter((one) => money.has(moneyOf(one)));
  if (kept.length === 0) return new Map();
  const both = new Set(kept.map(moneyOf));
  const payouts = await payoutsOf(tx, { from: addDays(from, -BOOKED_WITHIN_DAYS), to });
  const booked = (row: BankLineRow) => bookedLine(row, payouts);
  return pairLines(rows.filter((row) => both.has(moneyOf(row))).map(booked), kept.map(booked));
}

const moneyOf = ({ day, amountMinor }: BankLineRow) => `${day} ${amountMinor}`;

function bookedLine(row: BankLineRow, payouts: readonly PayoutRow[]): BookedLine {
  const own = row.settlementNumber ? [`${row.ledgerId}-${row.settlementNumber}`] : [];
  const named = payouts.filter((one) => one.amountMinor === row.amountMinor && namesPayout(one, row));
  return { ...row, payouts: [...own, ...named.map(({ id }) => id)] };
}
