import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { type LineFate, matchLines } from "@/lib/domain/bank-match";
import { addDays } from "@/lib/domain/calendar";
import { bankCompany, openLines, openPayouts, type PayoutRow, payAgain, setMatch } from "./bank-repository";

/** Lines of longer ago are history: what was no payout then is none now. */
const LOOKED_BACK_DAYS = 400;
const BEFORE_A_LINE_DAYS = 40;

export type OpenLine = {
  readonly line: Awaited<ReturnType<typeof openLines>>[number];
  readonly fate: LineFate<PayoutRow>;
};

/** What every line that is no payout yet could be. What a person took off again is only theirs to put somewhere. */
export async function openFates(tx: ReadTx, today: string): Promise<OpenLine[]> {
  const lines = await openLines(tx, addDays(today, -LOOKED_BACK_DAYS));
  const [first, last] = [lines[0]?.day, lines.at(-1)?.day];
  if (!first || !last) return [];
  const payouts = await openPayouts(tx, addDays(first, -BEFORE_A_LINE_DAYS), last);
  const country = bankCountryOf((await bankCompany(tx)).country);
  const fates = matchLines(
    lines.filter(({ leftAlone }) => leftAlone === null),
    payouts,
    country,
  );
  return lines.map((line) => ({ line, fate: fates.get(line.id) ?? { kind: "alone", ours: true } }));
}

/** Puts payouts to the lines that surely are theirs; gives how many. */
export async function matchOpenLines(tx: WriteTx, today: string): Promise<number> {
  await payAgain(tx);
  let matched = 0;
  for (const { line, fate } of await openFates(tx, today)) {
    if (fate.kind !== "match") continue;
    const { ledgerId, number: settlementNumber } = fate.payout;
    const match = { ledgerId, settlementNumber, matchedHow: fate.how, matchedBy: null, matchedAt: now() };
    if (await setMatch(tx, line, match)) matched += 1;
  }
  return matched;
}
