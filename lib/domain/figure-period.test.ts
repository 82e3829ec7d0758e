import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "./calendar";
import {
  daysBefore,
  GROUPINGS,
  groupingsFor,
  lengthOf,
  ownDays,
  stepsOf,
  usualDays,
  usualGrouping,
} from "./figure-period";

const TODAY = "2026-11-21";

describe("a period", () => {
  it.each([
    ["today", "2026-11-21", "2026-11-21"],
    ["week", "2026-11-15", "2026-11-21"],
    ["days", "2026-10-23", "2026-11-21"],
    ["month", "2026-11-01", "2026-11-21"],
    ["last_month", "2026-10-01", "2026-10-31"],
    ["year", "2026-01-01", "2026-11-21"],
    ["months", "2025-12-01", "2026-11-21"],
  ] as const)("%s is from %s to %s", (period, from, to) => {
    expect(usualDays(period, TODAY)).toEqual({ from, to });
  });

  it.each([
    ["2026-11-21", "2026-11-22", "report_period_future"],
    ["2026-12-01", undefined, "report_period_future"],
    ["2026-11-20", "2026-11-19", "report_period_backwards"],
    ["2016-11-21", "2026-11-21", "figures_too_long"],
    ["2023-11-20", "2026-11-21", undefined],
    [undefined, "2026-11-05", undefined],
  ])("of one's own from %s to %s: %s", (from, to, code) => {
    const days = ownDays(from, to, TODAY);
    expect(days.ok ? undefined : days.error.code).toBe(code);
  });

  it.each([
    ["a day", "2026-11-21", "2026-11-21", "2026-11-20", "2026-11-20"],
    ["seven days", "2026-11-15", "2026-11-21", "2026-11-08", "2026-11-14"],
    ["a whole month", "2026-10-01", "2026-10-31", "2026-09-01", "2026-09-30"],
    ["a quarter", "2026-07-01", "2026-09-30", "2026-04-01", "2026-06-30"],
    ["a year", "2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31"],
    ["the beginning of a month", "2026-03-01", "2026-03-30", "2026-02-01", "2026-02-28"],
    ["the beginning of a year", "2026-01-01", "2026-11-21", "2025-01-01", "2025-11-21"],
    ["months and a part", "2026-10-01", "2026-11-21", "2026-08-01", "2026-09-21"],
    ["twelve months", "2025-12-01", "2026-11-21", "2024-12-01", "2025-11-21"],
    ["the beginning of a January", "2026-01-01", "2026-01-20", "2025-01-01", "2025-01-20"],
  ])("%s is compared with what came before", (_, from, to, firstBefore, lastBefore) => {
    expect(daysBefore({ from, to })).toEqual({ from: firstBefore, to: lastBefore });
  });
});

const periods = fc.tuple(fc.nat({ max: 2_000 }), fc.nat({ max: 1_097 })).map(([start, length]) => ({
  from: addDays("2022-01-01", start),
  to: addDays("2022-01-01", start + length),
}));

describe("the steps of a plot", () => {
  it("cover each day once, in every grouping", () => {
    fc.assert(
      fc.property(periods, fc.constantFrom(...GROUPINGS.slice(1)), (days, grouping) => {
        const steps = stepsOf(days, grouping);
        expect(steps.reduce((sum, step) => sum + lengthOf(step), 0)).toBe(lengthOf(days));
        expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
        expect([steps[0]?.from, steps.at(-1)?.to]).toEqual([days.from, days.to]);
      }),
    );
  });

  it("are never more than a plot can show, and the usual grouping is one of those offered", () => {
    fc.assert(
      fc.property(periods, (days) => {
        const offered = groupingsFor(days);
        expect(offered).toContain(usualGrouping(days));
        for (const grouping of offered) expect(stepsOf(days, grouping).length).toBeLessThanOrEqual(370);
      }),
    );
  });

  it("end before the period begins, for what it is compared with", () => {
    fc.assert(
      fc.property(periods, (days) => {
        const before = daysBefore(days);
        expect(before.to < days.from && before.from <= before.to).toBe(true);
      }),
    );
  });
});
