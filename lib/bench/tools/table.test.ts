import { expect, test } from "vitest";
import type { Measure } from "../measure";
import { resultOf } from "./result";
import { figure, renderTable } from "./table";

const measure = (goal: Measure["goal"]): Measure => ({
  name: "list",
  ours: "list page",
  limit: "empty page",
  unit: "req/s",
  goal,
  run: async () => ({ ours: 0, limit: 0 }),
});
const runs = [
  { ours: 300, limit: 400 },
  { ours: 100, limit: 200 },
  { ours: 180, limit: 200 },
];

test("a result holds the medians, and of the ratios the median as well", () => {
  const result = resultOf(measure({ of: "ratio", at: "least", value: 0.6 }), runs);
  expect(result).toMatchObject({ ours: 180, limit: 200, ratio: 0.75, holds: true });
});

test.each([
  [{ of: "ratio", at: "least", value: 0.8 }, false],
  [{ of: "ratio", at: "most", value: 0.8 }, true],
  [{ of: "ours", at: "most", value: 179 }, false],
  [{ of: "difference", at: "most", value: -100 }, true],
] as const)("the goal %o is judged by its own figure", (goal, holds) => {
  expect(resultOf(measure(goal), runs).holds).toBe(holds);
});

test("the table names a goal that was missed", () => {
  const missed = resultOf(measure({ of: "ratio", at: "least", value: 0.8 }), runs);
  expect(renderTable([missed], true)).toContain(
    "| list | list page: 180 req/s | empty page: 200 req/s | 0.75 | ≥ 0.8 × | NO |",
  );
  expect(renderTable([missed], false).split("\n")).toHaveLength(3);
});

test("figures keep three digits", () => {
  expect([figure(1234567, ""), figure(12.345, "ms"), figure(1.2345, "s")]).toEqual([
    "1 234 567",
    "12.3 ms",
    "1.23 s",
  ]);
});
