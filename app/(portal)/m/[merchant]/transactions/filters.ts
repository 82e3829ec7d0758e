import type { Route } from "next";
import { addDays } from "@/lib/domain/calendar";
import { CHANNELS } from "@/lib/domain/channel";
import type { Environment } from "@/lib/domain/environment";
import { PAYMENT_STATUSES, type PaymentStatus } from "@/lib/domain/payment";

export const PERIODS = ["today", "yesterday", "week", "month", "last_month", "quarter"] as const;
export type Period = (typeof PERIODS)[number];
export const SORTS = ["newest", "oldest", "amount"] as const;

/** The address of the list: what is chosen, with everything unreadable left out. Amounts are minor units. */
export type ListState = {
  q: string;
  status?: PaymentStatus;
  period?: Period;
  from?: string;
  to?: string;
  units: string[];
  channel?: (typeof CHANNELS)[number];
  /** The payment link whose payments these are. */
  link?: string;
  /** The QR code after whose scans these were paid. */
  code?: string;
  min?: number;
  max?: number;
  /** Of the person's mode, so the page's own address leaves it out; the routes behind the page are told. */
  environment: Environment;
  sort: (typeof SORTS)[number];
  after?: string;
  /** The payment whose panel is open. */
  open?: string;
};

/** The state that an address holds. */
export function readAddress(query: URLSearchParams): ListState {
  return parseList(Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)])));
}

type Query = Record<string, string | string[] | undefined>;

export function parseList(query: Query): ListState {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
  };
  const among = <T extends string>(name: string, allowed: readonly T[]) =>
    allowed.find((known) => known === one(name));
  const fitting = (name: string, form: RegExp) => {
    const value = one(name);
    return value && form.test(value) ? value : undefined;
  };
  const minor = (name: string) => {
    const value = fitting(name, /^\d{1,10}$/);
    return value === undefined ? undefined : Number(value);
  };
  const units = [query["unit"] ?? []].flat().filter((unit) => /^\d{4,10}$/.test(unit));
  return compact({
    q: (one("q") ?? "").slice(0, 100),
    status: among("status", PAYMENT_STATUSES),
    period: among("period", PERIODS),
    from: realDay(fitting("from", DAY)),
    to: realDay(fitting("to", DAY)),
    units: units.slice(0, 200),
    channel: among("channel", CHANNELS),
    link: fitting("link", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
    code: fitting("code", /^\d{4,10}\.c\.[\w-]{1,700}$/),
    min: minor("min"),
    max: minor("max"),
    environment: one("env") === "test" ? "test" : "production",
    sort: among("sort", SORTS) ?? "newest",
    after: fitting("after", /^[\w-]{1,200}$/),
    open: fitting("open", /^[0-9a-f-]{36}$/i),
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function realDay(day: string | undefined): string | undefined {
  return day && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day ? day : undefined;
}

/** The address that shows this state; another filter or order begins at the first page again. */
export function listHref(merchant: string, state: ListState, path: "" | "/data" | "/counts" = ""): Route {
  const query = new URLSearchParams();
  const { units, environment, sort, q, ...rest } = state;
  if (q) query.set("q", q);
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
  for (const unit of units) query.append("unit", unit);
  // An open page asks for what it shows, whatever mode another tab was switched to meanwhile.
  if (path !== "") query.set("env", environment);
  if (sort !== "newest") query.set("sort", sort);
  return `/m/${merchant}/transactions${path}${query.size > 0 ? `?${query}` : ""}` as Route; // safe: the page and route beside this file
}

type Always = "q" | "units" | "environment" | "sort";
type Sometimes = { [K in Exclude<keyof ListState, Always>]?: ListState[K] | undefined };
type Change = Partial<Pick<ListState, Always>> & Sometimes;

export function withChange(state: ListState, change: Change): ListState {
  const { after: _page, open: _panel, ...kept } = state;
  return compact({ ...kept, ...change });
}

/** Everything away that narrows the list, but its tab and its order. */
export const NO_FILTERS = {
  q: "",
  period: undefined,
  from: undefined,
  to: undefined,
  units: [],
  channel: undefined,
  link: undefined,
  code: undefined,
  min: undefined,
  max: undefined,
} satisfies Change;

/** The address of the JSON that the list shows, without what it doesn't depend on. */
export function dataHref(merchant: string, { open: _panel, ...state }: ListState): string {
  return listHref(merchant, state, "/data");
}

export function countsHref(merchant: string, state: ListState): string {
  return listHref(merchant, withChange(state, { status: undefined, sort: "newest" }), "/counts");
}

/** What `listPayments` takes: a chosen period becomes days of the merchant's time zone. */
export function toFilter(state: ListState, today: string) {
  const { period, open: _panel, ...rest } = state;
  return { ...rest, ...(period ? daysOf(period, today) : {}) };
}

function daysOf(period: Period, today: string): { from: string; to: string } {
  const month = today.slice(0, 7);
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  switch (period) {
    case "today":
      return { from: today, to: today };
    case "yesterday":
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case "week":
      return { from: addDays(today, -weekday), to: today };
    case "month":
      return { from: `${month}-01`, to: today };
    case "last_month": {
      const last = addDays(`${month}-01`, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
    case "quarter":
      return { from: quarterStart(today), to: today };
  }
}

function quarterStart(today: string): string {
  const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${today.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
}

function compact(state: Pick<ListState, Always> & Sometimes): ListState {
  // safe: only keys whose value is undefined are taken away, and those are all optional
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as ListState;
}
