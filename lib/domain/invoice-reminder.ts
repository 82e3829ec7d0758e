import { addDays } from "./calendar";
import type { IdentityCountry } from "./national-identity";

/** What the law of a country lets a creditor ask for a reminder. Fees in minor units of the country's own currency. */
export type ReminderRule = {
  /** Days after the due day on which the first reminder may carry a fee. */
  readonly firstAfterDays: number;
  /** Days between two reminders with a fee, and the time that a reminder gives to pay. */
  readonly betweenDays: number;
  readonly mostFees: number;
  /** Fees by the year from whose beginning each holds; under "law" one that the law itself names and no year changes. */
  readonly fees: { readonly law: number } | Readonly<Record<number, number>>;
  /** Whether it had to be agreed before the debt arose. */
  readonly onlyIfAgreed: boolean;
};

/**
 * For consumers.
 * - Norway: inkassoforskriften (FOR-1989-07-14-562) § 1-2: at the earliest 14 days after the due day, at most two (a notice of debt
 *   collection counts), each no more than a twentieth of inkassosatsen. That rate is set each year; 700 kr in 2023, so 35 kr. It
 *   follows consumer prices, so this has been the least of the yearly figures since October 2020. A notice gives 14 days to pay.
 * - Denmark: renteloven § 9 b: 100 kr for each reminder, at most three, at least ten days apart, once the debt is due.
 * - Finland: laki saatavien perinnästä (513/1999) § 10 a: 5 € at the earliest 14 days after the due day, and 14 days after the last
 *   one. The law counts what is reasonable and names no number; two is the portal's own restraint.
 * - Sweden: lag (1981:739) om ersättning för inkassokostnader §§ 2 and 4: 60 kr for a written reminder if that was agreed at the
 *   latest when the debt arose, and only for what was reasonably called for; one is the portal's own restraint.
 */
const RULES: Record<IdentityCountry, ReminderRule> = {
  NO: { firstAfterDays: 14, betweenDays: 14, mostFees: 2, fees: { 2023: 3_500 }, onlyIfAgreed: false },
  DK: { firstAfterDays: 1, betweenDays: 10, mostFees: 3, fees: { law: 10_000 }, onlyIfAgreed: false },
  FI: { firstAfterDays: 14, betweenDays: 14, mostFees: 2, fees: { law: 500 }, onlyIfAgreed: false },
  SE: { firstAfterDays: 1, betweenDays: 8, mostFees: 1, fees: { law: 6_000 }, onlyIfAgreed: true },
};

export function reminderRuleOf(country: IdentityCountry): ReminderRule {
  return RULES[country];
}

/** A reminder that was sent: on which day, with which fee (0 for none). */
export type SentReminder = { readonly day: string; readonly feeMinor: number };

export type ReminderFee =
  /** `basedOn`: the year whose figure it is, where there is one for each year. */
  | { readonly allowed: true; readonly feeMinor: number; readonly basedOn: number | null }
  /** `from`: the first day on which a fee may be asked. */
  | { readonly allowed: false; readonly why: "too_early"; readonly from: string }
  | { readonly allowed: false; readonly why: "enough_fees" };

/** Whether a reminder that is sent `today` may carry a fee. Days are YYYY-MM-DD in the merchant's time zone. */
export function reminderFee(
  country: IdentityCountry,
  dueDay: string,
  sent: readonly SentReminder[],
  today: string,
): ReminderFee {
  const rule = RULES[country];
  if (sent.filter(({ feeMinor }) => feeMinor > 0).length >= rule.mostFees)
    return { allowed: false, why: "enough_fees" };
  const first = addDays(dueDay, rule.firstAfterDays);
  const from = [first, ...sent.map(({ day }) => addDays(day, rule.betweenDays))].sort().at(-1) ?? first;
  return today < from ? { allowed: false, why: "too_early", from } : { allowed: true, ...feeOn(rule, today) };
}

/** The figure of the year, else the last one before it that is known. */
export function feeOn({ fees }: ReminderRule, day: string): { feeMinor: number; basedOn: number | null } {
  if ("law" in fees) return { feeMinor: fees.law, basedOn: null };
  const years = Object.keys(fees)
    .map(Number)
    .sort((a, b) => a - b);
  const basedOn = years.findLast((year) => year <= Number(day.slice(0, 4))) ?? years[0] ?? 0;
  return { feeMinor: fees[basedOn] ?? 0, basedOn };
}

/** The day until which a reminder of `today` gives time to pay. */
export function payUntil(country: IdentityCountry, today: string): string {
  return addDays(today, RULES[country].betweenDays);
}
