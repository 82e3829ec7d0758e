import { describe, expect, it } from "vitest";
import { isBankDay } from "./bank-days";
import { addDays } from "./calendar";
import { figuresOf, planPayouts } from "./payout-plan";

const sale = (day: string, minor: number) => ({ day, minor });
/** Three weeks of 100 a day from Monday 2 November 2026. */
const THREE_WEEKS = Array.from({ length: 21 }, (_, n) => sale(addDays("2026-11-02", n), 100));

describe("what is paid when", () => {
  it("is each day's sum on its own, the week's on Monday, the month's on the first bank day after it", () => {
    expect(planPayouts(THREE_WEEKS.slice(0, 3), "daily", "NO")).toEqual([
      { day: "2026-11-04", minor: 100 },
      { day: "2026-11-05", minor: 100 },
      { day: "2026-11-06", minor: 100 },
    ]);
    expect(planPayouts(THREE_WEEKS, "weekly", "NO")).toEqual([
      { day: "2026-11-09", minor: 700 },
      { day: "2026-11-16", minor: 700 },
      { day: "2026-11-23", minor: 700 },
    ]);
    expect(planPayouts(THREE_WEEKS, "monthly", "NO")).toEqual([{ day: "2026-12-01", minor: 2_100 }]);
  });

  it("waits while the balance is not above zero, and is paid with what comes then", () => {
    const days = [sale("2026-11-02", -500), sale("2026-11-03", 200), sale("2026-11-04", 400)];
    expect(planPayouts(days, "daily", "NO")).toEqual([{ day: "2026-11-06", minor: 100 }]);
    expect(planPayouts(days, "weekly", "NO")).toEqual([{ day: "2026-11-09", minor: 100 }]);
    expect(planPayouts([sale("2026-11-02", -500)], "monthly", "NO")).toEqual([]);
  });

  it("takes days in any order, several sums of one day, and pays on bank days alone", () => {
    const easter = [sale("2026-04-05", 1), sale("2026-04-01", 2), sale("2026-04-01", 3)];
    for (const country of ["NO", "DK", "FI", "SE"] as const)
      for (const period of ["daily", "weekly", "monthly"] as const) {
        const payouts = planPayouts(easter, period, country);
        expect(payouts.reduce((sum, { minor }) => sum + minor, 0)).toBe(6);
        expect(payouts.every(({ day }) => isBankDay(day, country))).toBe(true);
      }
    expect(planPayouts(easter, "daily", "NO")[0]).toEqual({ day: "2026-04-08", minor: 5 });
  });
});

describe("what a plan means", () => {
  const figures = (period: "daily" | "weekly" | "monthly", days = THREE_WEEKS) =>
    figuresOf(days, planPayouts(days, period, "NO"));

  it("counts payouts, the days that money waits, and the most that is outstanding", () => {
    // Monday waits two days, Thursday and Friday four, Saturday three, Sunday two: 19 over 7 days. On Sunday evening Thursday to Sunday are owed.
    expect(figures("daily")).toEqual({ count: 21, waitDays: 19 / 7, largestMinor: 400 });
    // From Monday to the next Monday seven days, from Sunday one.
    expect(figures("weekly")).toEqual({ count: 3, waitDays: 4, largestMinor: 700 });
    expect(figures("monthly")).toEqual({ count: 1, waitDays: 19, largestMinor: 2_100 });
  });

  it("of several units is that of all their money", () => {
    const both = [...THREE_WEEKS, ...THREE_WEEKS];
    const payouts = [
      ...planPayouts(THREE_WEEKS, "weekly", "NO"),
      ...planPayouts(THREE_WEEKS, "weekly", "NO"),
    ];
    expect(figuresOf(both, payouts)).toEqual({ count: 6, waitDays: 4, largestMinor: 1_400 });
  });

  it("of nothing, or of money that was never paid out, has no waiting", () => {
    expect(figuresOf([], [])).toEqual({ count: 0, waitDays: null, largestMinor: 0 });
    const owed = [sale("2026-11-02", -500)];
    expect(figuresOf(owed, planPayouts(owed, "daily", "NO"))).toEqual({
      count: 0,
      waitDays: null,
      largestMinor: 0,
    });
  });
});
