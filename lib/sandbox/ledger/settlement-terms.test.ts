import { describe, expect, it } from "vitest";
import { demoUnit } from "../testing/merchant-client";
import { addBankDays, bankDayFrom, isBankDay } from "./bank-days";
import { agreeTerms, endsPeriod, payoutDate, termsOn } from "./settlement-terms";

describe("daily payouts", () => {
  it.each([
    ["a Monday", "2026-11-16", "2026-11-18", "2026-11-17"],
    ["a Tuesday", "2026-11-17", "2026-11-19", "2026-11-18"],
    ["a Wednesday", "2026-11-18", "2026-11-20", "2026-11-19"],
    ["a Thursday", "2026-11-19", "2026-11-23", "2026-11-20"],
    ["a Friday", "2026-11-20", "2026-11-24", "2026-11-23"],
    ["a Saturday", "2026-11-21", "2026-11-24", "2026-11-23"],
    ["a Sunday", "2026-11-22", "2026-11-24", "2026-11-23"],
    ["the Wednesday before Easter", "2026-04-01", "2026-04-08", "2026-04-07"],
  ])("of %s", (_name, day, vipps, mobilePay) => {
    expect(payoutDate(day, "daily", "NO")).toBe(vipps);
    expect(payoutDate(day, "daily", "DK")).toBe(mobilePay);
  });

  it("know each country's own holidays", () => {
    expect(payoutDate("2026-05-13", "daily", "NO")).toBe("2026-05-18");
    expect(payoutDate("2026-05-13", "daily", "DK")).toBe("2026-05-18");
    expect(payoutDate("2026-06-18", "daily", "FI")).toBe("2026-06-22");
    expect(payoutDate("2026-06-17", "daily", "SE")).toBe("2026-06-22");
  });
});

it("weeks are paid on Monday and months on the first, or when the banks open again", () => {
  expect(payoutDate("2026-11-22", "weekly", "NO")).toBe("2026-11-23");
  expect(payoutDate("2026-04-05", "weekly", "NO")).toBe("2026-04-07");
  expect(payoutDate("2026-11-30", "monthly", "NO")).toBe("2026-12-01");
  expect(payoutDate("2026-12-31", "monthly", "NO")).toBe("2027-01-04");
});

it("periods end", () => {
  expect(endsPeriod("2026-11-22", "weekly")).toBe(true);
  expect(endsPeriod("2026-11-23", "weekly")).toBe(false);
  expect(endsPeriod("2028-02-29", "monthly")).toBe(true);
  expect(endsPeriod("2028-02-28", "monthly")).toBe(false);
  expect(endsPeriod("2026-11-18", "daily")).toBe(true);
});

it("bank days are counted from any day", () => {
  expect(isBankDay("2026-12-24", "NO")).toBe(true);
  expect(isBankDay("2026-12-24", "DK")).toBe(false);
  expect(bankDayFrom("2026-04-02", "NO")).toBe("2026-04-07");
  expect(addBankDays("2026-04-02", 1, "FI")).toBe("2026-04-07");
  expect(addBankDays("2026-04-02", 0, "FI")).toBe("2026-04-02");
});

it("terms count from their day on", () => {
  const unit = demoUnit("654321");
  const usual = termsOn(unit, "2026-11-16");
  expect(usual).toMatchObject({ period: "daily", kind: "net", account: { scheme: "BBAN:NO" } });
  const weekly = agreeTerms(unit, { ...usual, from: "2026-11-16", period: "weekly" });
  const both = agreeTerms(weekly, { ...usual, from: "2026-12-01", kind: "gross" });
  expect(termsOn(both, "2026-11-15").period).toBe("daily");
  expect(termsOn(both, "2026-11-30")).toMatchObject({ period: "weekly", kind: "net" });
  expect(termsOn(both, "2026-12-01")).toMatchObject({ period: "daily", kind: "gross" });
  expect(agreeTerms(both, { ...usual, from: "2026-11-20" }).settlement).toHaveLength(2);
});
