import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type InvoiceLine,
  MAX_QUANTITY,
  readQuantity,
  totalOf,
  writeQuantity,
  writeVatRate,
} from "./invoice-total";
import { MAX_MINOR } from "./money";

const line = (quantity: number, unitPriceMinor: number, vatRate = 2_500): InvoiceLine => ({
  ...{ description: "Coffee", quantity, unitPriceMinor, vatRate },
});

describe("totals", () => {
  test("the VAT within a price", () => {
    expect(totalOf([line(1_000, 12_500)])).toMatchObject({
      grossMinor: 12_500,
      vatMinor: 2_500,
      netMinor: 10_000,
    });
    expect(totalOf([line(1_000, 12_550, 2_550)])).toMatchObject({ vatMinor: 2_550, netMinor: 10_000 });
    expect(totalOf([line(1_000, 9_900, 0)])).toMatchObject({ vatMinor: 0, netMinor: 9_900 });
  });

  test("half an øre is rounded away from zero, once per line", () => {
    // 0.5 × 0.01 and 1.5 × 3.33 = 4.995; 0.02 with 25 % holds 0.004 VAT, 0.03 holds 0.006.
    expect(totalOf([line(500, 1)]).grossMinor).toBe(1);
    expect(totalOf([line(1_500, 333)]).grossMinor).toBe(500);
    expect(totalOf([line(1_000, 2)]).vatMinor).toBe(0);
    expect(totalOf([line(1_000, 3)]).vatMinor).toBe(1);
  });

  test("per rate, the highest first", () => {
    const total = totalOf([line(2_000, 4_500), line(1_000, 11_500, 1_500), line(3_000, 1_250)]);
    expect(total.rates).toEqual([
      { vatRate: 2_500, grossMinor: 12_750, vatMinor: 2_550, netMinor: 10_200 },
      { vatRate: 1_500, grossMinor: 11_500, vatMinor: 1_500, netMinor: 10_000 },
    ]);
    expect(total).toMatchObject({ grossMinor: 24_250, vatMinor: 4_050, netMinor: 20_200 });
  });

  test("always adds up, however large", () => {
    const anyLine = fc.record({
      description: fc.constant("x"),
      quantity: fc.integer({ min: 1, max: MAX_QUANTITY }),
      unitPriceMinor: fc.integer({ min: 0, max: 10_000_000 }),
      vatRate: fc.constantFrom(2_550, 2_500, 1_350, 1_200, 600, 0),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
        const total = totalOf(lines);
        const sum = (parts: readonly { grossMinor: number; vatMinor: number; netMinor: number }[]) => ({
          grossMinor: parts.reduce((all, part) => all + part.grossMinor, 0),
          vatMinor: parts.reduce((all, part) => all + part.vatMinor, 0),
          netMinor: parts.reduce((all, part) => all + part.netMinor, 0),
        });
        const { grossMinor, vatMinor, netMinor } = total;
        expect(sum(total.lines)).toEqual({ grossMinor, vatMinor, netMinor });
        expect(sum(total.rates)).toEqual({ grossMinor, vatMinor, netMinor });
        expect(netMinor + vatMinor).toBe(grossMinor);
      }),
    );
  });

  test("no line is lost in floating point", () => {
    expect(totalOf([line(99_999_999, MAX_MINOR)]).grossMinor).toBe(999_999_989_900_000);
    expect(totalOf([line(1_001, 1_000_000_500)]).grossMinor).toBe(1_001_000_501);
  });
});

describe("quantities and rates as text", () => {
  test.each([
    ["2", 2_000],
    ["1,5", 1_500],
    [" 0.125 ", 125],
  ])("%s", (typed, quantity) => expect(readQuantity(typed)).toBe(quantity));

  test.each(["0", "", "-1", "1,2345", "1e3", "two", "100001", "1 000"])("not %j", (typed) =>
    expect(readQuantity(typed)).toBeUndefined(),
  );

  test("written for people and the platform", () => {
    expect([2_000, 1_500, 125, 100_000_000].map(writeQuantity)).toEqual(["2", "1.5", "0.125", "100000"]);
    expect([2_500, 2_550, 1_350, 0].map(writeVatRate)).toEqual(["25", "25.5", "13.5", "0"]);
  });
});
