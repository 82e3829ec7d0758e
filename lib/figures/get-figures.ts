import { defineUseCase } from "@/lib/access/use-case";
import { type Days, daysBefore } from "@/lib/domain/figure-period";
import type { Currency } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import { chooseCurrency, currenciesIn } from "./choose-currency";
import { type FigureFilter, figureFilter } from "./figure-filter";
import { type Asked, sumDays, sumFees } from "./figure-repository";
import { type Figures, type Point, pointsOf, type Share, sharesOf, totalOf } from "./figures-of";
import { type Slot, sumSlots } from "./slot-repository";
import { findMerchant, isCounting, listUnits, type Unit } from "./unit-repository";

export type FigureOverview = {
  readonly timeZone: string;
  readonly before: Days;
  /** All of the caller's sales units, and those of them that were chosen (none: all). */
  readonly units: readonly Unit[];
  readonly chosen: readonly Unit[];
  /** Units that were asked for and are not among the caller's. */
  readonly unknownUnits: boolean;
  readonly currency: Currency;
  /** Those in which anything happened in either period, the merchant's own first. */
  readonly currencies: readonly Currency[];
  readonly total: Figures;
  readonly totalBefore: Figures;
  readonly points: readonly Point[];
  readonly byUnit: readonly Share[];
  readonly byChannel: readonly Share[];
  /** Whether something has changed that is not counted yet. */
  readonly counting: boolean;
  /** Hours of the week in which anything was sold. */
  readonly slots: readonly Slot[];
};

/**
 * The figures of a period beside those of the period before, in one currency, from the sums that the worker keeps. Input: a figure
 * filter. What was sold and refunded counts when it happened; what was asked for counts at its creation.
 */
export const getFigures = defineUseCase({
  permission: "report:download",
  input: figureFilter,
  run: (scope, filter): Promise<Result<FigureOverview, never>> =>
    scope.read(async (tx) => {
      const merchant = await findMerchant(tx);
      const units = await listUnits(tx, filter.environment);
      const asked = askedFor(filter, units, merchant.timeZone);
      const before = daysBefore(filter);
      const earlier = { ...asked, ...before };
      const { grouping, channel } = filter;
      const all = await sumDays(tx, asked, grouping, "stepsAndShares");
      const groups = {
        steps: all.filter(({ step }) => step !== null),
        shares: all.filter(({ step }) => step === null),
        stepsBefore: await sumDays(tx, earlier, grouping, "steps"),
        fees: await sumFees(tx, asked, grouping, false),
        feesBefore: await sumFees(tx, earlier, grouping, false),
      };
      const currencies = currenciesIn(Object.values(groups).flat(), merchant.currency);
      const currency = chooseCurrency(filter.currency, currencies, merchant.currency);
      const of = { currency, withFees: channel === undefined };
      const slots = (await sumSlots(tx, asked)).filter((slot) => slot.currency === currency);
      return ok({
        counting: await isCounting(tx, asked.msns),
        ...{ timeZone: merchant.timeZone, before, units, currency, currencies, slots },
        ...chosenFrom(filter.units, units),
        total: totalOf(groups.steps, groups.fees, of),
        totalBefore: totalOf(groups.stepsBefore, groups.feesBefore, of),
        points: pointsOf({ ...filter, before }, groups, of),
        ...sharesOf(groups.shares, groups.fees, units, of),
      });
    }),
});

export function askedFor(
  filter: Omit<FigureFilter, "grouping">,
  units: readonly Unit[],
  timeZone: string,
): Asked {
  const { from, to, channel } = filter;
  const { chosen, unknownUnits } = chosenFrom(filter.units, units);
  const counted = chosen.length > 0 || unknownUnits ? chosen : units;
  return { from, to, channel, timeZone, msns: counted.map(({ msn }) => msn) };
}

function chosenFrom(asked: readonly string[], units: readonly Unit[]) {
  const chosen = units.filter(({ msn }) => asked.includes(msn));
  return { chosen, unknownUnits: new Set(asked).size > chosen.length };
}
