import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { type Days, daysBefore, type Grouping } from "@/lib/domain/figure-period";
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
  async run(scope, filter): Promise<Result<FigureOverview, never>> {
    const { merchant, units } = await scope.read(async (tx) => ({
      merchant: await findMerchant(tx),
      units: await listUnits(tx, filter.environment),
    }));
    const asked = askedFor(filter, units, merchant.timeZone);
    const before = daysBefore(filter);
    const { groups, counting, allSlots } = await readSums(scope, asked, before, filter.grouping);
    const currencies = currenciesIn(Object.values(groups).flat(), merchant.currency);
    const currency = chooseCurrency(filter.currency, currencies, merchant.currency);
    const of = { currency, withFees: filter.channel === undefined };
    const slots = allSlots.filter((slot) => slot.currency === currency);
    return ok({
      ...{ counting, timeZone: merchant.timeZone, before, units, currency, currencies, slots },
      ...chosenFrom(filter.units, units),
      total: totalOf(groups.steps, groups.fees, of),
      totalBefore: totalOf(groups.stepsBefore, groups.feesBefore, of),
      points: pointsOf({ ...filter, before }, groups, of),
      ...sharesOf(groups.shares, groups.fees, units, of),
    });
  },
});

/** All sums of the page, the two halves of the work beside each other: each is as long as the other. */
async function readSums(scope: Scope, asked: Asked, before: Days, grouping: Grouping) {
  const earlier = { ...asked, ...before };
  const [moved, rest] = await Promise.all([
    scope.read(async (tx) => ({
      all: await sumDays(tx, asked, grouping, "stepsAndShares"),
      stepsBefore: await sumDays(tx, earlier, grouping, "steps"),
    })),
    scope.read(async (tx) => ({
      fees: await sumFees(tx, asked, grouping, false),
      feesBefore: await sumFees(tx, earlier, grouping, false),
      allSlots: await sumSlots(tx, asked),
      counting: await isCounting(tx, asked.msns),
    })),
  ]);
  const { all, stepsBefore } = moved;
  const { fees, feesBefore, allSlots, counting } = rest;
  const steps = all.filter(({ step }) => step !== null);
  const shares = all.filter(({ step }) => step === null);
  return { allSlots, counting, groups: { steps, shares, stepsBefore, fees, feesBefore } };
}

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
