import { expect, it } from "vitest";
import { daysOf, type PeriodWish } from "./report-period";

const TODAY = "2026-11-21";

it.each<[string, PeriodWish, [string, string]]>([
  ["a day", { period: "day", day: "2026-11-16" }, ["2026-11-16", "2026-11-16"]],
  ["today", { period: "day", day: TODAY }, [TODAY, TODAY]],
  ["several days", { period: "range", from: "2026-01-31", to: "2026-03-01" }, ["2026-01-31", "2026-03-01"]],
  ["a month", { period: "month", month: "2024-02" }, ["2024-02-01", "2024-02-29"]],
  ["a month of 31 days", { period: "month", month: "2025-12" }, ["2025-12-01", "2025-12-31"]],
  ["this month, until today", { period: "month", month: "2026-11" }, ["2026-11-01", TODAY]],
  ["ten years", { period: "range", from: "2016-11-22", to: TODAY }, ["2016-11-22", TODAY]],
])("%s", (_name, wish, [from, to]) => {
  expect(daysOf(wish, TODAY)).toEqual({ ok: true, value: { from, to } });
});

it.each<[string, PeriodWish, string]>([
  ["tomorrow", { period: "day", day: "2026-11-22" }, "report_period_future"],
  [
    "days that end tomorrow",
    { period: "range", from: "2026-11-01", to: "2026-11-22" },
    "report_period_future",
  ],
  ["next month", { period: "month", month: "2026-12" }, "report_period_future"],
  [
    "an end before the start",
    { period: "range", from: "2026-11-02", to: "2026-11-01" },
    "report_period_backwards",
  ],
  ["ten years and a day", { period: "range", from: "2016-11-21", to: TODAY }, "report_period_too_long"],
])("%s is refused", (_name, wish, code) => {
  expect(daysOf(wish, TODAY)).toEqual({ ok: false, error: { code } });
});
