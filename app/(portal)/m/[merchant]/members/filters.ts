import type { Route } from "next";
import { ROLES } from "@/lib/domain/permission";

export const STATES = ["active", "invited", "resting", "former"] as const;

/** What the address of the list says; what it says wrongly counts as not said. */
export type MemberFilters = {
  q: string;
  /** A role of the portal, or the id of one of the company's own. */
  role: string | null;
  unit: string | null;
  state: (typeof STATES)[number] | null;
  page: number;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

type Query = { [name: string]: string | string[] | undefined };

export function readFilters(query: Query): MemberFilters {
  const text = (name: string) => [query[name]].flat()[0]?.slice(0, 100) ?? "";
  const page = Number(text("page"));
  const unit = text("unit");
  return {
    q: text("q").trim(),
    role: ROLES.find((role) => role === text("role")) ?? (UUID.test(text("role")) ? text("role") : null),
    unit: /^\d{4,10}$/.test(unit) ? unit : null,
    state: STATES.find((state) => state === text("state")) ?? null,
    page: Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1,
  };
}

export function isFiltered({ q, role, unit, state }: MemberFilters): boolean {
  return q !== "" || role !== null || unit !== null || state !== null;
}

export function listHref(merchant: string, filters: Partial<MemberFilters> = {}): Route {
  const { page, ...rest } = filters;
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  if (page && page > 1) query.set("page", String(page));
  return `/m/${merchant}/members${query.size > 0 ? `?${query}` : ""}` as Route;
}
