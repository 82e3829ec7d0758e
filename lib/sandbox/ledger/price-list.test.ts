import fc from "fast-check";
import { expect, it } from "vitest";
import { feeFor } from "./price-list";

it.each([
  [12_500, 150, 0, 188],
  [7_500, 150, 0, 112],
  [20_000, 150, 0, 300],
  [1, 150, 0, 0],
  [33, 150, 0, 0],
  [34, 150, 0, 1],
  [10_000, 299, 0, 299],
  [10_000, 99, 100, 199],
  [10_000, 0, 0, 0],
  [65_000_000, 10_000, 0, 65_000_000],
])("of %i at %i basis points and %i is %i", (captured, basisPoints, fixed, fee) => {
  expect(feeFor(captured, { basisPoints, fixed })).toBe(fee);
});

it("is never half a unit away from the exact share", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 65_000_000 }),
      fc.integer({ min: 0, max: 1_000 }),
      (sum, points) => {
        const fee = feeFor(sum, { basisPoints: points, fixed: 0 });
        const twentyThousandths = BigInt(fee) * 20_000n - BigInt(sum) * BigInt(points) * 2n;
        expect(Number.isInteger(fee)).toBe(true);
        expect(twentyThousandths <= 10_000n && twentyThousandths >= -10_000n).toBe(true);
      },
    ),
  );
});
