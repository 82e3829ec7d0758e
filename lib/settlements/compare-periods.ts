import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { type Currency, type Money, money } from "@/lib/domain/money";
import { periodsIn, SETTLEMENT_PERIODS, type SettlementPeriod } from "@/lib/domain/payout";
import { type DayMoney, figuresOf, planPayouts } from "@/lib/domain/payout-plan";
import { ok, type Result } from "@/lib/domain/result";
import { dayMoney } from "./day-money-repository";
import { companyOf, openLedgers } from "./list-repository";
import { currencyOf } from "./list-settlements";

const DAYS_BACK = 90;

export type PeriodPlan = {
  readonly period: SettlementPeriod;
  readonly count: number;
  readonly waitDays: number | null;
  readonly largest: Money;
};

export type UnitPlans = {
  readonly unit: { readonly msn: string; readonly name: string };
  readonly period: SettlementPeriod;
  readonly earned: Money;
  readonly plans: readonly PeriodPlan[];
};

export type PeriodComparison = {
  readonly units: readonly UnitPlans[];
  /** Of all units in one currency; there where there are several of them. */
  readonly all: Omit<UnitPlans, "unit" | "period"> | undefined;
  /** First and last day that was looked at. */
  readonly from: string;
  readonly to: string;
  /** Whether one may choose: MobilePay pays out every day. */
  readonly choosable: boolean;
};

/** What if: the ledgers' last 90 days, paid out by day, by week and by month. Input: `{}`. */
export const comparePeriods = defineUseCase({
  permission: "report:download",
  input: z.strictObject({}),
  run: (scope): Promise<Result<PeriodComparison, never>> =>
    scope.read(async (tx) => {
      const { country: code, timeZone } = await companyOf(tx);
      const country = bankCountryOf(code);
      const to = addDays(dayAt(now(), timeZone), -1);
      const from = addDays(to, 1 - DAYS_BACK);
      const brought = await dayMoney(tx, from, to);
      const plan = (days: readonly DayMoney[], period: SettlementPeriod) =>
        planPayouts(days, period, country);
      const known = (await openLedgers(tx)).map((ledger) => {
        const days = brought.filter((one) => one.ledger === ledger.id);
        const plans = SETTLEMENT_PERIODS.map((period) => ({ period, payouts: plan(days, period) }));
        return { ledger, days, plans };
      });
      const units = known
        .filter(({ days }) => days.length > 0)
        .map(({ ledger: { msn, unitName: name, period, currency }, days, plans }): UnitPlans => {
          return { unit: { msn, name }, period, ...summed(days, plans, currencyOf(currency)) };
        });
      const [first, ...others] = new Set(known.map(({ ledger }) => currencyOf(ledger.currency)));
      const together = SETTLEMENT_PERIODS.map((period, place) => {
        return { period, payouts: known.flatMap(({ plans }) => plans[place]?.payouts ?? []) };
      });
      const all =
        first && others.length === 0 && units.length > 1 ? summed(brought, together, first) : undefined;
      return ok({ units, all, from, to, choosable: periodsIn(country).length > 1 });
    }),
});

type Paid = { readonly period: SettlementPeriod; readonly payouts: readonly DayMoney[] };

function summed(days: readonly DayMoney[], plans: readonly Paid[], currency: Currency) {
  return {
    earned: money(
      days.reduce((sum, { minor }) => sum + minor, 0),
      currency,
    ),
    plans: plans.map(({ period, payouts }): PeriodPlan => {
      const { count, waitDays, largestMinor } = figuresOf(days, payouts);
      return { period, count, waitDays, largest: money(largestMinor, currency) };
    }),
  };
}
