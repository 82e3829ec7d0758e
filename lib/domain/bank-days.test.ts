import { describe, expect, it } from "vitest";
import { addBankDays, type BankCountry, bankDayFrom, isBankDay } from "./bank-days";

describe("a bank day", () => {
  it.each<[BankCountry, string, string]>([
    ["NO", "2026-04-02", "Maundy Thursday"],
    ["NO", "2026-04-03", "Good Friday"],
    ["NO", "2026-04-06", "Easter Monday"],
    ["NO", "2027-03-29", "Easter Monday"],
    ["NO", "2026-05-14", "Ascension"],
    ["NO", "2026-05-25", "Whit Monday"],
    ["NO", "2027-05-17", "Constitution Day"],
    ["NO", "2026-11-21", "a Saturday"],
    ["DK", "2026-05-15", "the day after Ascension"],
    ["DK", "2026-06-05", "Constitution Day"],
    ["DK", "2026-12-31", "New Year's Eve"],
    ["FI", "2026-06-19", "Midsummer Eve"],
    ["FI", "2026-01-06", "Epiphany"],
    ["FI", "2027-12-06", "Independence Day"],
    ["SE", "2028-06-06", "National Day"],
    ["SE", "2026-06-19", "Midsummer Eve"],
    ["SE", "2026-12-31", "New Year's Eve"],
  ])("in %s is not %s, %s", (country, day) => {
    expect(isBankDay(day, country)).toBe(false);
  });

  it.each<[BankCountry, string]>([
    ["NO", "2026-05-15"],
    ["NO", "2026-12-24"],
    ["DK", "2026-05-01"],
    ["FI", "2026-04-02"],
    ["FI", "2026-06-26"],
    ["NO", "2026-11-23"],
    ["SE", "2026-04-02"],
    ["SE", "2026-05-25"],
  ])("in %s is %s", (country, day) => {
    expect(isBankDay(day, country)).toBe(true);
  });

  it("is found over Easter", () => {
    expect(bankDayFrom("2026-04-02", "NO")).toBe("2026-04-07");
    expect(addBankDays("2026-04-01", 2, "NO")).toBe("2026-04-08");
    expect(addBankDays("2026-04-02", 1, "FI")).toBe("2026-04-07");
  });
});
