import { expect, test } from "vitest";
import { money } from "./money";
import { checkReceipt, receiptOfOne, totalOf, totalsOf, VAT_RATES } from "./receipt";

const line = (pieces: number, unitMinor: number, vatRate: number) => ({
  name: "Thing",
  pieces,
  unitMinor,
  vatRate,
});

test.each([
  [line(1, 12_500, 2500), { total: 12_500, withoutVat: 10_000, vat: 2_500 }],
  [line(3, 4_500, 1500), { total: 13_500, withoutVat: 11_739, vat: 1_761 }],
  [line(2, 1_255, 2550), { total: 2_510, withoutVat: 2_000, vat: 510 }],
  [line(7, 100, 0), { total: 700, withoutVat: 700, vat: 0 }],
])("a line's VAT is what is in its total", (given, totals) => {
  expect(totalsOf(given)).toEqual(totals);
});

test("parts always come to the whole, at every rate in use", () => {
  for (const vatRate of Object.values(VAT_RATES).flat())
    for (let unitMinor = 1; unitMinor < 1_000; unitMinor += 7) {
      const { total, withoutVat, vat } = totalsOf(line(3, unitMinor, vatRate));
      expect(withoutVat + vat).toBe(total);
      expect(total).toBe(3 * unitMinor);
    }
});

test("a receipt that comes to another sum is refused, with its sum", () => {
  const receipt = { lines: [line(2, 5_000, 2500), line(1, 2_500, 1500)] } as const;
  expect(totalOf(receipt, "NOK")).toEqual(money(12_500, "NOK"));
  expect(checkReceipt(receipt, money(12_500, "NOK"))).toEqual({ ok: true, value: receipt });
  expect(checkReceipt(receipt, money(12_400, "NOK"))).toEqual({
    ok: false,
    error: { code: "receipt_sum_differs", total: money(12_500, "NOK") },
  });
  const one = receiptOfOne("Thing", money(999, "DKK"), 2500);
  expect(checkReceipt(one, money(999, "DKK"))).toMatchObject({ ok: true });
});
