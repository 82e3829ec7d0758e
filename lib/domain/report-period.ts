import { addDays } from "./calendar";
import { fail, ok, type Result } from "./result";

/** What a report is asked for: days are `YYYY-MM-DD`, both ends included, a month is `YYYY-MM`. */
export type PeriodWish =
  | { readonly period: "day"; readonly day: string }
  | { readonly period: "range"; readonly from: string; readonly to: string }
  | { readonly period: "month"; readonly month: string };

export type PeriodFailure =
  | { readonly code: "report_period_future" }
  | { readonly code: "report_period_backwards" }
  | { readonly code: "report_period_too_long" };

const MOST_YEARS = 10;

/** First and last day, both included. The month that it is today ends today. */
export function daysOf(wish: PeriodWish, today: string): Result<{ from: string; to: string }, PeriodFailure> {
  const { from, to } = endsOf(wish, today);
  if (from > today || to > today) return fail({ code: "report_period_future" });
  if (to < from) return fail({ code: "report_period_backwards" });
  if (to >= yearsLater(from)) return fail({ code: "report_period_too_long" });
  return ok({ from, to });
}

function endsOf(wish: PeriodWish, today: string): { from: string; to: string } {
  if (wish.period === "day") return { from: wish.day, to: wish.day };
  if (wish.period === "range") return { from: wish.from, to: wish.to };
  const from = `${wish.month}-01`;
  const last = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  return { from, to: wish.month === today.slice(0, 7) ? today : last };
}

const yearsLater = (day: string) => `${Number(day.slice(0, 4)) + MOST_YEARS}${day.slice(4)}`;
