import { defineUseCase } from "@/lib/access/use-case";
import { type Step, stepsOf } from "@/lib/domain/figure-period";
import { ok, type Result } from "@/lib/domain/result";
import { figureFilter } from "./figure-filter";
import { type FeeGroup, sumDays, sumFees } from "./figure-repository";
import { type Figures, totalOf } from "./figures-of";
import { askedFor } from "./get-figures";
import { findMerchant, listUnits, type Unit } from "./unit-repository";

export type FigureLine = {
  readonly step: Step;
  readonly unit: Unit;
  readonly currency: string;
  readonly figures: Figures;
};

/**
 * The figures of a period, one line per step, sales unit and currency in which anything happened: what adds up to the overview of the
 * same filter. Steps of an hour come as days, since fees have no hours. Input: a figure filter.
 */
export const exportFigures = defineUseCase({
  permission: "report:download",
  input: figureFilter,
  run: (scope, filter): Promise<Result<{ lines: FigureLine[] }, never>> =>
    scope.read(async (tx) => {
      const { timeZone } = await findMerchant(tx);
      const units = await listUnits(tx, filter.environment);
      const asked = askedFor(filter, units, timeZone);
      const grouping = filter.grouping === "hour" ? "day" : filter.grouping;
      const groups = await sumDays(tx, asked, grouping, "stepsOfUnits");
      const fees = filter.channel ? [] : await sumFees(tx, asked, grouping, true);
      const steps = new Map(stepsOf(filter, grouping).map((step) => [step.key, step]));
      const named = new Map(units.map((unit) => [unit.msn, unit]));
      const withFees = filter.channel === undefined;
      const [summed, taken] = [byPlace(groups), byPlace(fees)];
      const places = [...new Map<string, Placed>([...taken, ...summed])].sort(([a], [b]) => (a < b ? -1 : 1));
      const lines: FigureLine[] = places.flatMap(([place, { step, msn, currency }]) => {
        const [at, unit] = [steps.get(step ?? ""), named.get(msn ?? "")];
        if (!at || !unit || (filter.currency && filter.currency !== currency)) return [];
        const [sums, fee] = [summed.get(place), taken.get(place)];
        const of = { currency: currency as "NOK", withFees }; // safe: compared only
        return [{ step: at, unit, currency, figures: totalOf(sums ? [sums] : [], fee ? [fee] : [], of) }];
      });
      return ok({ lines });
    }),
});

type Placed = Pick<FeeGroup, "step" | "msn" | "currency">;

/** Each place by its name, which sorts by time and then by sales unit. */
function byPlace<Row extends Placed>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [`${row.step} ${row.msn} ${row.currency}`, row]));
}
