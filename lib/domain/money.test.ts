import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, exceeds, isCurrency, MAX_MINOR, money, parseMoney, subtract, zero } from "./money";

const nok = (minor: number) => money(minor, "NOK");
const amount = fc.integer({ min: 0, max: MAX_MINOR });

describe("parseMoney", () => {
  test.each([
    ["100", 10_000],
    ["100,5", 10_050],
    ["100.05", 10_005],
    ["1 234,50", 123_450],
    ["1\u00a0234,50", 123_450],
    ["1\u202f234,50", 123_450],
    ["1.234,50", 123_450],
    ["1,234.50", 123_450],
    ["1'234'567.89", 123_456_789],
    ["1’234", 123_400],
    ["12.345.678", 1_234_567_800],
    ["1.234", 123_400],
    ["1234.5", 123_450],
    ["0,01", 1],
    ["0", 0],
    ["007", 700],
    [" 5 ", 500],
    ["5,", 500],
    ["99 999 999,99", MAX_MINOR],
    ["0000000000000000001", 100],
  ])("reads %s", (text, minor) => {
    expect(parseMoney(text, "NOK")).toEqual({ ok: true, value: { minor, currency: "NOK" } });
  });

  test.each([
    ["", "amount_missing"],
    ["  ", "amount_missing"],
    ["abc", "amount_not_a_number"],
    ["-1", "amount_not_a_number"],
    ["+1", "amount_not_a_number"],
    ["1e3", "amount_not_a_number"],
    ["0x10", "amount_not_a_number"],
    ["１２", "amount_not_a_number"],
    ["1 2", "amount_not_a_number"],
    ["1 23,4", "amount_not_a_number"],
    ["1.234 567", "amount_not_a_number"],
    ["1,2,3", "amount_not_a_number"],
    // One mark stood for thousands and for decimals at once, and was read as 10 999,10.
    ["10,999,1", "amount_not_a_number"],
    ["12 kr", "amount_not_a_number"],
    [",", "amount_not_a_number"],
    [",5", "amount_not_a_number"],
    ["1,a", "amount_not_a_number"],
    ["1\n000", "amount_not_a_number"],
    ["NaN", "amount_not_a_number"],
    ["Infinity", "amount_not_a_number"],
    ["1,005", "read as thousands"],
    ["1234,567", "amount_too_many_decimals"],
    ["0,001", "amount_too_many_decimals"],
    ["100 000 000", "amount_too_large"],
    ["9".repeat(400), "amount_too_large"],
  ])("says what is wrong with %s", (text, code) => {
    const parsed = parseMoney(text, "NOK");
    if (code === "read as thousands") expect(parsed).toEqual({ ok: true, value: nok(100_500) });
    else expect(parsed).toEqual({ ok: false, error: { code } });
  });

  test.each(["NOK", "DKK", "EUR", "SEK"] as const)(
    "counts a hundredth of %s as its smallest unit",
    (currency) => {
      expect(parseMoney("12,34", currency)).toEqual({ ok: true, value: { minor: 1_234, currency } });
      expect(parseMoney("1,234", currency)).toEqual({ ok: true, value: { minor: 123_400, currency } });
      expect(parseMoney("0,123", currency)).toEqual({
        ok: false,
        error: { code: "amount_too_many_decimals" },
      });
    },
  );

  test("reads back every amount that a Nordic locale writes", () => {
    for (const locale of ["nb-NO", "da-DK", "fi-FI", "sv-SE", "en-GB"]) {
      const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
      fc.assert(
        fc.property(amount, (minor) => {
          const text = written.format(minor / 100);
          expect(parseMoney(text, "DKK")).toEqual({ ok: true, value: { minor, currency: "DKK" } });
        }),
      );
    }
  });

  test("answers any text with an amount in range or a reason, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."0123456789.,' -e") })),
        (text) => {
          const parsed = parseMoney(text, "EUR");
          if (parsed.ok) {
            expect(Number.isSafeInteger(parsed.value.minor)).toBe(true);
            expect(parsed.value.minor).toBeGreaterThanOrEqual(0);
            expect(parsed.value.minor).toBeLessThanOrEqual(MAX_MINOR);
          } else expect(parsed.error.code).toMatch(/^amount_/);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("amounts", () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%s is no amount", (minor) => {
    expect(() => money(minor, "NOK")).toThrow(RangeError);
  });

  test("adding and taking away again changes nothing", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(subtract(add(nok(a), nok(b)), nok(b))).toEqual(nok(a));
        expect(add(nok(a), nok(b))).toEqual(nok(a + b));
        expect(add(nok(a), zero("NOK"))).toEqual(nok(a));
      }),
    );
  });

  test("an amount exceeds another only when it is larger", () => {
    expect([exceeds(nok(2), nok(1)), exceeds(nok(1), nok(1)), exceeds(nok(1), nok(2))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([add, subtract, exceeds])("%o refuses mixed currencies", (operation) => {
    expect(() => operation(nok(1), money(1, "DKK"))).toThrow(/mixed currencies: NOK and DKK/);
  });

  test("knows its currencies and no property of an object", () => {
    expect(["NOK", "DKK", "EUR", "SEK"].every(isCurrency)).toBe(true);
    expect(["USD", "nok", "", "toString", "__proto__"].some(isCurrency)).toBe(false);
  });
});
