import { expect, test } from "vitest";
import { median, percentile } from "./median";

test("the median is the middle value, or lies between the two middle ones", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test("a percentile is a value that was measured", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(values, 95)).toBe(95);
  expect(percentile(values, 50)).toBe(50);
  expect(percentile([7], 99)).toBe(7);
});
