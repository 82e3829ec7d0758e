import { addDays } from "./calendar";
import { fail, ok, type Result } from "./result";

/** Days `YYYY-MM-DD` of the merchant's time zone, both ends included. */
export type Days = { readonly from: string; readonly to: string };

export const FIGURE_PERIODS = ["today", "week", "days", "month", "last_month", "year", "months"] as const;
export type FigurePeriod = (typeof FIGURE_PERIODS)[number];

export const GROUPINGS = ["hour", "day", "week", "month"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export type FigurePeriodFailure =
  | { readonly code: "report_period_future" }
  | { readonly code: "report_period_backwards" }
  | { readonly code: "figures_too_long" };

/** Long enough for two years beside each other, short enough to be added up while someone waits. */
export const MOST_DAYS = 3 * 366;

/** The days of a usual period as of today. */
export function usualDays(period: FigurePeriod, today: string): Days {
  const month = today.slice(0, 7);
  switch (period) {
    case "today":
      return { from: today, to: today };
    case "week":
      return { from: addDays(today, -6), to: today };
    case "days":
      return { from: addDays(today, -29), to: today };
    case "month":
      return { from: `${month}-01`, to: today };
    case "last_month":
      return monthOf(addDays(`${month}-01`, -1));
    case "year":
      return { from: `${month.slice(0, 4)}-01-01`, to: today };
    case "months":
      return { from: monthsLater(`${month}-01`, -11), to: today };
  }
}

/** Days of one's own choice, or why not. A missing end is today, a missing beginning the end. */
export function ownDays(
  from: string | undefined,
  to: string | undefined,
  today: string,
): Result<Days, FigurePeriodFailure> {
  const last = to ?? (from !== undefined && from > today ? from : today);
  const days = { from: from ?? last, to: last };
  if (days.from > today || days.to > today) return fail({ code: "report_period_future" });
  if (days.to < days.from) return fail({ code: "report_period_backwards" });
  if (lengthOf(days) > MOST_DAYS) return fail({ code: "figures_too_long" });
  return ok(days);
}

/**
 * What a period is compared with: for whole months as many months before, for the beginning of a year the same days of the year
 * before, for what begins with a month the same days as many months earlier, else as many days right before.
 */
export function daysBefore(days: Days): Days {
  const { from, to } = days;
  if (!from.endsWith("-01")) return rightBefore(days);
  const whole = isLastOfMonth(to);
  if (whole) {
    const months = monthsBetween(from, to);
    return { from: monthsLater(from, -months), to: addDays(from, -1) };
  }
  const ofYear = from.slice(5) === "01-01" && from.slice(0, 4) === to.slice(0, 4);
  return earlier(days, ofYear ? 12 : monthsBetween(from, to));
}

/** The whole months within a period, if there are any. */
export function wholeMonths({ from, to }: Days): Days | undefined {
  const first = from.endsWith("-01") ? from : monthsLater(`${from.slice(0, 7)}-01`, 1);
  const last = isLastOfMonth(to) ? to : addDays(`${to.slice(0, 7)}-01`, -1);
  return first < last ? { from: first, to: last } : undefined;
}

export function lengthOf({ from, to }: Days): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** In which steps a period is plotted unless told otherwise: between seven and some sixty of them. */
export function usualGrouping(days: Days): Grouping {
  const length = lengthOf(days);
  if (length === 1) return "hour";
  if (length <= 62) return "day";
  return length <= 210 ? "week" : "month";
}

/** Steps that make sense for a period, from the smallest: neither thousands of them nor a single one. */
export function groupingsFor(days: Days): Grouping[] {
  const length = lengthOf(days);
  if (length === 1) return ["hour"];
  return GROUPINGS.filter(
    (grouping) =>
      (grouping === "day" && length <= 370) ||
      (grouping === "week" && length >= 8) ||
      (grouping === "month" && length >= 32),
  );
}

/** One step of a plot: `key` is what the figures are grouped by, the days are those of it that the period has. */
export type Step = Days & { readonly key: string };

export function stepsOf(days: Days, grouping: Grouping): Step[] {
  if (grouping === "hour")
    return Array.from({ length: 24 }, (_, hour) => ({ ...days, key: String(hour).padStart(2, "0") }));
  const steps: Step[] = [];
  for (let from = days.from; from <= days.to; ) {
    const end = endOfStep(from, grouping);
    // Days are text, which Math.min does not compare.
    const [to = end] = [end, days.to].sort();
    steps.push({ key: startOfStep(from, grouping), from, to });
    from = addDays(to, 1);
  }
  return steps;
}

function startOfStep(day: string, grouping: Grouping): string {
  if (grouping === "week") return addDays(day, 1 - weekdayOf(day));
  return grouping === "month" ? `${day.slice(0, 7)}-01` : day;
}

function endOfStep(day: string, grouping: Grouping): string {
  if (grouping === "week") return addDays(day, 7 - weekdayOf(day));
  return grouping === "month" ? monthOf(day).to : day;
}

/** 1 is Monday. */
function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function rightBefore(days: Days): Days {
  const length = lengthOf(days);
  return { from: addDays(days.from, -length), to: addDays(days.from, -1) };
}

/** The same days of an earlier month; those that it lacks are its last. */
function earlier({ from, to }: Days, months: number): Days {
  const first = monthsLater(from, -months);
  const month = monthsLater(`${to.slice(0, 7)}-01`, -months);
  const day = `${month.slice(0, 7)}${to.slice(7)}`;
  const last = monthOf(month).to;
  return { from: first, to: day < last ? day : last };
}

function monthOf(day: string): Days {
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: addDays(monthsLater(from, 1), -1) };
}

function monthsBetween(from: string, to: string): number {
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(to) - count(from) + 1;
}

/** The first of a month, some months later. */
function monthsLater(first: string, months: number): string {
  const at = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}-01`;
}

const isLastOfMonth = (day: string) => addDays(day, 1).endsWith("-01");
