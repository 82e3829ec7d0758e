import { deriveIndex } from "../derive";
import type { Market, SalesUnit, SettlementPeriod, SettlementTerms } from "../sales-unit";
import { addBankDays, bankDayFrom } from "./bank-days";
import { addDays, weekdayOf } from "./days";
import type { PriceList } from "./price-list";

const USUAL_PRICES: Record<Market, PriceList> = {
  NO: { basisPoints: 150, fixed: 0 },
  DK: { basisPoints: 99, fixed: 50 },
  FI: { basisPoints: 145, fixed: 5 },
  SE: { basisPoints: 125, fixed: 100 },
};

const ACCOUNT_DIGITS: Record<Market, number> = { NO: 11, DK: 14, FI: 14, SE: 12 };

/** An invented account, the same for every start; a Norwegian one ends in its check digit. */
function inventedAccount({ market, msn }: SalesUnit): SettlementTerms["account"] {
  const scheme = `BBAN:${market}`;
  const digits = (turn: number) =>
    `9999${String(deriveIndex(1_000_000, "account", msn, turn)).padStart(ACCOUNT_DIGITS[market] - 5, "0")}`;
  if (market !== "NO") return { scheme, id: `${digits(0)}${deriveIndex(10, "account end", msn)}` };
  for (let turn = 0; ; turn += 1) {
    const start = digits(turn);
    const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    const check = (11 - (weights.reduce((sum, by, at) => sum + by * Number(start[at]), 0) % 11)) % 11;
    if (check < 10) return { scheme, id: `${start}${check}` };
  }
}

/** What counts until somebody agrees otherwise: paid every day, fees kept back. */
function usualTerms(unit: SalesUnit): SettlementTerms {
  return {
    from: "0000-01-01",
    period: "daily",
    kind: "net",
    prices: USUAL_PRICES[unit.market],
    account: inventedAccount(unit),
  };
}

export function termsOn(unit: SalesUnit, day: string): SettlementTerms {
  return unit.settlement?.findLast(({ from }) => from <= day) ?? usualTerms(unit);
}

/** The unit with these terms from `from` on; what was agreed for later days is gone. */
export function agreeTerms(unit: SalesUnit, terms: SettlementTerms): SalesUnit {
  const earlier = (unit.settlement ?? []).filter(({ from }) => from < terms.from);
  return { ...unit, settlement: [...earlier, terms] };
}

/** Only Vipps lets its units choose; MobilePay pays out every day. */
export function mayChoosePeriod(market: Market): boolean {
  return market === "NO" || market === "SE";
}

export function isLastOfMonth(day: string): boolean {
  return addDays(day, 1).endsWith("-01");
}

/** Whether a settlement period ends with this day. A week ends on Sunday. */
export function endsPeriod(day: string, period: SettlementPeriod): boolean {
  if (period === "weekly") return weekdayOf(day) === 0;
  return period === "daily" || isLastOfMonth(day);
}

/**
 * When the money of a period that ended with `day` leaves for the bank. Daily: two bank days later, with MobilePay one. Weekly: on
 * the Monday, monthly: on the first, or the first bank day after it.
 */
export function payoutDate(day: string, period: SettlementPeriod, market: Market): string {
  if (period !== "daily") return bankDayFrom(addDays(day, 1), market);
  return addBankDays(day, market === "NO" || market === "SE" ? 2 : 1, market);
}
