import { expect, test } from "vitest";
import { editableMoney, formatAmount, formatMoney } from "./format-money";
import { LOCALES } from "./locale";
import { money, parseMoney } from "./money";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace("−", "-");

test.each([
  ["nb", 123_450, "NOK", "1 234,50 kr"],
  ["en", 123_450, "NOK", "NOK 1,234.50"],
  ["da", 123_450, "DKK", "1.234,50 kr."],
  ["fi", 5, "EUR", "0,05 €"],
  ["sv", -100, "SEK", "-1,00 kr"],
  ["en", 9_999_999_999, "EUR", "€99,999,999.99"],
  ["nb", 0, "NOK", "0,00 kr"],
  ["nb", -1, "NOK", "-0,01 kr"],
] as const)("%s writes %i %s as %s", (locale, minor, currency, text) => {
  expect(plain(formatMoney(money(minor, currency), locale))).toBe(text);
});

test.each([
  ["en", 123_450, "1234.50"],
  ["nb", 123_450, "1234,50"],
  ["fi", 5, "0,05"],
] as const)("a field in %s holds %i as %s", (locale, minor, text) => {
  expect(editableMoney(money(minor, "EUR"), locale)).toBe(text);
});

test("what the portal writes into a field, it reads back as the same amount", () => {
  for (const locale of LOCALES) {
    for (const minor of [1, 10, 99, 100, 123_450, 123_456_789, 9_999_999_999]) {
      const read = parseMoney(editableMoney(money(minor, "NOK"), locale), "NOK");
      expect(read).toEqual({ ok: true, value: money(minor, "NOK") });
    }
  }
});

test("beside a column that names the currency an amount stands alone", () => {
  expect(plain(formatAmount(money(123_450, "NOK"), "nb"))).toBe("1 234,50");
  expect(plain(formatAmount(money(5, "EUR"), "en"))).toBe("0.05");
});
