import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { isDueAtBank, isSameAccount } from "@/lib/domain/bank-match";
import { addDays, dayAt } from "@/lib/domain/calendar";
import {
  bankCompany,
  coveredDays,
  ledgerAccounts,
  openPayouts,
  type PayoutRow,
  unequalMatches,
} from "./bank-repository";
import type { FoundBreak } from "./found-break";
import { matchOpenLines, type OpenLine, openFates } from "./match-open-lines";

const LOOKED_BACK_DAYS = 400;

/** Compares payouts of a unit with what the bank's files tell; of days and accounts that no file tells of, nothing is said. */
export async function checkBank(scope: Scope, msn: string): Promise<FoundBreak[]> {
  const { timeZone, country } = await scope.read(bankCompany);
  const today = dayAt(now(), timeZone);
  await scope.write(async (tx) => {
    const matched = await matchOpenLines(tx, today);
    const audit = { action: "bank.matched", subject: "bank", details: { count: matched } };
    return { value: undefined, audit: matched > 0 ? audit : "own-record" };
  });
  return scope.read(async (tx) => {
    const fates = await openFates(tx, today);
    const accounts = await ledgerAccounts(tx);
    const differing = fates.flatMap(({ line, fate }) =>
      fate.kind === "differs" ? [{ line, payout: fate.payout }] : [],
    );
    const unequal = [...differing, ...(await unequalMatches(tx))].filter(({ payout }) => payout.msn === msn);
    const named = new Set(differing.map(({ payout }) => payout.id));
    const covered = await coveredDays(tx);
    const late = (await openPayouts(tx, addDays(today, -LOOKED_BACK_DAYS), today)).filter(
      (one) => one.msn === msn && !named.has(one.id) && isDueAtBank(one, covered, bankCountryOf(country)),
    );
    const alone = listedOnce(fates.filter(({ fate }) => isAlone(fate)));
    const own = alone.filter(({ line }) => unitOf(line, accounts) === msn);
    return [...late.map(lateBreak), ...unequal.map(unequalBreak), ...own.map(aloneBreak)];
  });
}

type Line = OpenLine["line"];

/** Where a person has to choose between payouts, the line waits as much as where there is none. */
function isAlone(fate: OpenLine["fate"]): boolean {
  return (fate.kind === "alone" && fate.ours) || fate.kind === "ambiguous";
}

/** While nobody said whether two lines are the same booking, their money is told of once: the question stands at both. */
function listedOnce(alone: readonly OpenLine[]): OpenLine[] {
  const listed = new Set(alone.map(({ line }) => line.id));
  return alone.filter(({ line }) => !line.maybeSameAs || !listed.has(line.maybeSameAs));
}

/** The unit that its text names, else the first one that is paid out to the account. */
function unitOf({ text, account }: Line, accounts: Awaited<ReturnType<typeof ledgerAccounts>>) {
  const numbers = new Set(text.match(/\d+/g) ?? []);
  const own = accounts.filter((one) => isSameAccount(one.account, account));
  return (own.find(({ msn }) => numbers.has(msn)) ?? own[0])?.msn;
}

const lateBreak = ({ id, ledgerId, number, currency, amountMinor, payoutDate }: PayoutRow): FoundBreak => ({
  ...{ kind: "payout_not_at_bank", subject: id, ledgerId, settlementNumber: number, day: payoutDate },
  ...{ currency, foundCurrency: null, expectedMinor: amountMinor, foundMinor: 0 },
});

const unequalBreak = ({ line, payout }: { line: Line; payout: PayoutRow }): FoundBreak => ({
  ...{ kind: "bank_amount_differs", subject: payout.id, ledgerId: payout.ledgerId, bankLineId: line.id },
  ...{ settlementNumber: payout.number, day: line.day, currency: payout.currency },
  ...{ expectedMinor: payout.amountMinor, foundMinor: line.amountMinor },
  foundCurrency: line.currency === payout.currency ? null : line.currency,
});

const aloneBreak = ({ line }: OpenLine): FoundBreak => ({
  ...{ kind: "bank_line_alone", subject: line.id, bankLineId: line.id, day: line.day },
  ...{ currency: line.currency, foundCurrency: null, expectedMinor: 0, foundMinor: line.amountMinor },
});
