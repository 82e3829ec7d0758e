import { addBankDays, type BankCountry, bankDayFrom } from "./bank-days";
import { addDays } from "./calendar";

export const SETTLEMENT_PERIODS = ["daily", "weekly", "monthly"] as const;
export type SettlementPeriod = (typeof SETTLEMENT_PERIODS)[number];

/** What a merchant of the country may choose between: MobilePay pays out every day, Vipps lets one choose. */
export function periodsIn(country: BankCountry): readonly SettlementPeriod[] {
  return country === "NO" ? SETTLEMENT_PERIODS : ["daily"];
}

/** Money for the sales of the days `from` to `to`, which leaves the platform on the bank day `date`. All `YYYY-MM-DD`. */
export type Payout = { readonly from: string; readonly to: string; readonly date: string };

/**
 * The next payout on or after `today`. Daily: the second bank day after the sale in Norway, the first in Denmark and Finland.
 * Weekly: the Monday after the week. Monthly: the first of the next month. A day without banks moves it on.
 */
export function nextPayout(today: string, period: SettlementPeriod, country: BankCountry): Payout {
  let payout = payoutOf(addDays(today, -LOOK_BACK[period]), period, country);
  while (payout.date < today) payout = payoutOf(addDays(payout.to, 1), period, country);
  return payout;
}

/** Far enough for holidays in a row. */
const LOOK_BACK: Record<SettlementPeriod, number> = { daily: 14, weekly: 21, monthly: 62 };

/** How the sales of a day are paid out. */
export function payoutOf(day: string, period: SettlementPeriod, country: BankCountry): Payout {
  if (period === "daily")
    return { from: day, to: day, date: addBankDays(day, country === "NO" ? 2 : 1, country) };
  const from = period === "weekly" ? mondayOf(day) : `${day.slice(0, 7)}-01`;
  const after = period === "weekly" ? addDays(from, 7) : `${addDays(from, 31).slice(0, 7)}-01`;
  return { from, to: addDays(after, -1), date: bankDayFrom(after, country) };
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
