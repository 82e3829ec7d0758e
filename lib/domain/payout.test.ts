import { describe, expect, it } from "vitest";
import type { BankCountry } from "./bank-days";
import { nextPayout, payoutOf, periodsIn, type SettlementPeriod } from "./payout";

describe("sales of a day", () => {
  it.each<[string, BankCountry, SettlementPeriod, string]>([
    ["2026-11-16", "NO", "daily", "2026-11-18"], // Monday to Wednesday
    ["2026-11-19", "NO", "daily", "2026-11-23"], // Thursday to Monday
    ["2026-11-20", "NO", "daily", "2026-11-24"], // Friday, Saturday and Sunday to Tuesday
    ["2026-11-21", "NO", "daily", "2026-11-24"],
    ["2026-11-22", "NO", "daily", "2026-11-24"],
    ["2026-11-16", "DK", "daily", "2026-11-17"],
    ["2026-11-20", "FI", "daily", "2026-11-23"],
    ["2026-12-23", "DK", "daily", "2026-12-28"],
    ["2026-11-18", "NO", "weekly", "2026-11-23"],
    ["2026-04-01", "NO", "weekly", "2026-04-07"], // Easter Monday is no bank day
    ["2026-11-18", "NO", "monthly", "2026-12-01"],
    ["2026-07-31", "NO", "monthly", "2026-08-03"], // 1 August is a Saturday
    ["2026-12-05", "NO", "monthly", "2027-01-04"],
  ])("%s in %s, %s, are paid out on %s", (day, country, period, date) => {
    expect(payoutOf(day, period, country).date).toBe(date);
  });
});

describe("the next payout", () => {
  it("is for the sales that are paid first", () => {
    expect(nextPayout("2026-11-21", "daily", "NO")).toEqual({
      from: "2026-11-19",
      to: "2026-11-19",
      date: "2026-11-23",
    });
  });

  it("of a week is today on its Monday, and a week later from Tuesday on", () => {
    expect(nextPayout("2026-11-23", "weekly", "NO")).toMatchObject({
      from: "2026-11-16",
      date: "2026-11-23",
    });
    expect(nextPayout("2026-11-24", "weekly", "NO")).toMatchObject({
      from: "2026-11-23",
      date: "2026-11-30",
    });
  });

  it("of a month that begins on a weekend is still to come on its first days", () => {
    expect(nextPayout("2026-08-02", "monthly", "NO")).toMatchObject({
      from: "2026-07-01",
      date: "2026-08-03",
    });
  });

  it("is never before today, on no day of three years", () => {
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2029, 0, 1); day += 86_400_000) {
      const today = new Date(day).toISOString().slice(0, 10);
      for (const period of periodsIn("NO"))
        expect(nextPayout(today, period, "NO").date >= today, `${period} ${today}`).toBe(true);
    }
  });

  it("can be chosen in Norway only", () => {
    expect(periodsIn("NO")).toHaveLength(3);
    expect(periodsIn("DK")).toEqual(["daily"]);
    expect(periodsIn("FI")).toEqual(["daily"]);
  });
});
