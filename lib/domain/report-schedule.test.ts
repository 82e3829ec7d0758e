import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayAt } from "./calendar";
import { endOf, FREQUENCIES, lastPeriod, periodAfter, periodAround } from "./report-schedule";
import { TIME_ZONES } from "./time-zones";

const OSLO = "Europe/Oslo";

describe("periods", () => {
  it.each([
    ["daily", "2028-02-29", "2028-02-29", "2028-02-29"],
    ["weekly", "2026-11-16", "2026-11-16", "2026-11-22"],
    ["weekly", "2026-11-22", "2026-11-16", "2026-11-22"],
    ["weekly", "2027-01-01", "2026-12-28", "2027-01-03"],
    ["weekly", "2028-02-29", "2028-02-28", "2028-03-05"],
    ["monthly", "2026-01-31", "2026-01-01", "2026-01-31"],
    ["monthly", "2027-02-10", "2027-02-01", "2027-02-28"],
    ["monthly", "2028-02-10", "2028-02-01", "2028-02-29"],
    ["monthly", "2026-12-31", "2026-12-01", "2026-12-31"],
  ] as const)("%s around %s is %s to %s", (frequency, day, from, to) => {
    expect(periodAround(frequency, day)).toEqual({ from, to });
  });

  it.each([
    ["daily", "2026-11-22T23:30:00Z", "2026-11-22"],
    ["daily", "2026-11-22T22:59:59Z", "2026-11-21"],
    ["weekly", "2026-11-22T22:59:59Z", "2026-11-15"],
    ["weekly", "2026-11-22T23:00:00Z", "2026-11-22"],
    ["monthly", "2028-02-29T22:59:59Z", "2028-01-31"],
    ["monthly", "2028-02-29T23:00:00Z", "2028-02-29"],
  ] as const)("the last %s one that is over in Oslo at %s ends on %s", (frequency, at, to) => {
    expect(lastPeriod(frequency, new Date(at), OSLO).to).toBe(to);
  });

  it.each([
    // Clocks go forward on the Sunday, then back: the week is 167 and 169 hours long.
    ["2026-03-23", "2026-03-22T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
    ["2026-10-19", "2026-10-18T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
  ])("the week from %s is over on Monday's midnight, whatever the clocks did", (from, begins, ends) => {
    const week = periodAround("weekly", from);
    expect(endOf(week, OSLO).toISOString()).toBe(ends);
    expect(endOf({ from: addDays(from, -1), to: addDays(from, -1) }, OSLO).toISOString()).toBe(begins);
    expect(lastPeriod("weekly", endOf(week, OSLO), OSLO)).toEqual(week);
    expect(lastPeriod("weekly", new Date(Date.parse(ends) - 1), OSLO).to).toBe(addDays(from, -1));
  });

  it.each([
    ["Europe/London", "2026-03-29", 23],
    ["Europe/Helsinki", "2026-10-25", 25],
    ["Atlantic/Faroe", "2026-10-25", 25],
    // In the evening there: the clock goes from 23 to 0, and half a year later from 0 back to 23.
    ["America/Nuuk", "2026-03-28", 23],
    ["America/Nuuk", "2026-10-24", 25],
    ["Atlantic/Reykjavik", "2026-03-29", 24],
    ["UTC", "2026-10-25", 24],
  ])("a day in %s is over once, on %s after %i hours", (zone, day, hours) => {
    const before = addDays(day, -1);
    const length =
      endOf({ from: day, to: day }, zone).getTime() - endOf({ from: before, to: before }, zone).getTime();
    expect(length / 3_600_000).toBe(hours);
  });

  it("each day is in exactly one, and each begins where the one before ended", () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1999-12-31", days));
    fc.assert(
      fc.property(day, fc.constantFrom(...FREQUENCIES), (one, frequency) => {
        const period = periodAround(frequency, one);
        expect(period.from <= one && one <= period.to).toBe(true);
        expect(periodAround(frequency, period.from)).toEqual(period);
        expect(periodAround(frequency, period.to)).toEqual(period);
        expect(periodAfter(frequency, period).from).toBe(addDays(period.to, 1));
        for (const zone of TIME_ZONES) {
          const end = endOf(period, zone).getTime();
          expect(dayAt(new Date(end), zone)).toBe(addDays(period.to, 1));
          expect(dayAt(new Date(end - 1), zone)).toBe(period.to);
        }
      }),
    );
  });
});
