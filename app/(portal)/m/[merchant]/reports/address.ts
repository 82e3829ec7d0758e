import type { Route } from "next";
import { CHANNELS } from "@/lib/domain/channel";
import {
  type Days,
  FIGURE_PERIODS,
  type FigurePeriod,
  type FigurePeriodFailure,
  GROUPINGS,
  type Grouping,
  groupingsFor,
  ownDays,
  usualDays,
  usualGrouping,
} from "@/lib/domain/figure-period";
import { CURRENCIES, type Currency } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";

export const METRICS = ["sales", "count", "average", "refunds", "fees", "net"] as const;
export type Metric = (typeof METRICS)[number];

export type Query = Record<string, string | string[] | undefined>;

/** What is chosen in the address; everything unreadable is left out. */
export type Choice = {
  period?: FigurePeriod | undefined;
  from?: string | undefined;
  to?: string | undefined;
  units: string[];
  channel?: (typeof CHANNELS)[number] | undefined;
  by?: Grouping | undefined;
  show: Metric;
  currency?: Currency | undefined;
};

export function readChoice(query: Query): Choice {
  const one = (name: string) => [query[name]].flat()[0]?.trim() || undefined;
  const among = <T extends string>(name: string, known: readonly T[]) =>
    known.find((value) => value === one(name));
  const day = (name: string) => {
    const text = one(name);
    return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
  };
  return {
    period: among("period", FIGURE_PERIODS),
    ...{ from: day("from"), to: day("to") },
    units: [query["unit"] ?? []]
      .flat()
      .filter((unit) => /^\d{4,10}$/.test(unit))
      .slice(0, 200),
    channel: among("channel", CHANNELS),
    by: among("by", GROUPINGS),
    show: among("show", METRICS) ?? "sales",
    // safe: the keys of the table of currencies
    currency: among("currency", Object.keys(CURRENCIES) as Currency[]),
  };
}

/** The days that are chosen: thirty unless told otherwise. */
export function daysOf({ period, from, to }: Choice, today: string): Result<Days, FigurePeriodFailure> {
  if (period) return ok(usualDays(period, today));
  return from || to ? ownDays(from, to, today) : ok(usualDays("days", today));
}

export function groupingOf({ by }: Choice, days: Days): Grouping {
  return by && groupingsFor(days).includes(by) ? by : usualGrouping(days);
}

/** The address with another choice. Another period is plotted in its own usual steps. */
export function reportsHref(merchant: string, choice: Choice, path: "" | "/figures" = ""): Route {
  const { units, show, ...rest } = choice;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value) query.set(name, value);
  for (const unit of units) query.append("unit", unit);
  if (show !== "sales") query.set("show", show);
  const text = query.toString().replaceAll("+", "%20");
  return `/m/${merchant}/reports${path}${text ? `?${text}` : ""}` as Route; // safe: the overview and the route beside it
}

export type RowsWish = Days & {
  kind: "captured" | "refunded";
  units: readonly string[];
  channel?: string | undefined;
  currency?: string | undefined;
  weekday?: number | undefined;
  hour?: number | undefined;
  after?: string | undefined;
  /** The overview that the figure stands in, as the text of its query. */
  of?: string | undefined;
};

export const queryOf = (merchant: string, choice: Choice) => reportsHref(merchant, choice).split("?")[1];

/** The captures or refunds behind a figure. */
export function rowsHref(merchant: string, { units, ...wish }: RowsWish): Route {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wish)) if (value !== undefined) query.set(name, String(value));
  for (const unit of units) query.append("unit", unit);
  return `/m/${merchant}/reports/rows?${query}` as Route; // safe: the page in the folder of that name
}

/** The payments that were requested on these days, of one status where told. */
export function requestedHref(merchant: string, days: Days, choice: Choice, status?: string): Route {
  const query = new URLSearchParams({ from: days.from, to: days.to });
  if (status) query.set("status", status);
  if (choice.channel) query.set("channel", choice.channel);
  for (const unit of choice.units) query.append("unit", unit);
  return `/m/${merchant}/transactions?${query}` as Route; // safe: the list of transactions
}
