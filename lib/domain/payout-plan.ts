import type { BankCountry } from "./bank-days";
import { payoutOf, type SettlementPeriod } from "./payout";

/** What a day brought, or what was paid on it. `day` is `YYYY-MM-DD`, amounts are whole minor units. */
export type DayMoney = { readonly day: string; readonly minor: number };

export type PlanFigures = {
  readonly count: number;
  /** How long money waits on average between its sale and its payout, weighted by amount; null where nothing is paid out. */
  readonly waitDays: number | null;
  /** The most that the platform owes at the end of any day. */
  readonly largestMinor: number;
};

/**
 * When and how much would be paid out for these days of a ledger. As the platform does: once a period ends its balance is paid, if
 * it is above zero; else it waits for the next. The last period is paid when it ends, wherever the days stop.
 */
export function planPayouts(
  days: readonly DayMoney[],
  period: SettlementPeriod,
  country: BankCountry,
): DayMoney[] {
  const byPayout = new Map<string, DayMoney>();
  for (const { day, minor } of inOrder(days)) {
    const { to, date } = payoutOf(day, period, country);
    byPayout.set(to, { day: date, minor: (byPayout.get(to)?.minor ?? 0) + minor });
  }
  let carried = 0;
  return [...byPayout.values()].flatMap(({ day, minor }) => {
    carried += minor;
    if (carried <= 0) return [];
    const paid = { day, minor: carried };
    carried = 0;
    return [paid];
  });
}

/** What the payouts mean for the money of these days, of one ledger or of several together. */
export function figuresOf(days: readonly DayMoney[], payouts: readonly DayMoney[]): PlanFigures {
  const paid = payouts.reduce((sum, { minor }) => sum + minor, 0);
  const changes = inOrder([...days, ...payouts.map(({ day, minor }) => ({ day, minor: -minor }))]);
  let [owed, largest, owedDays] = [0, 0, 0];
  changes.forEach(({ day, minor }, place) => {
    owed += minor;
    const next = changes[place + 1]?.day;
    if (next === day) return;
    largest = Math.max(largest, owed);
    // What is still owed behind the last payout waits for none of these.
    if (next) owedDays += owed * daysBetween(day, next);
  });
  return { count: payouts.length, waitDays: paid > 0 ? owedDays / paid : null, largestMinor: largest };
}

const inOrder = (days: readonly DayMoney[]) =>
  [...days].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
