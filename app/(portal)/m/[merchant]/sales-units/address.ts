import type { Route } from "next";
import { UNIT_KINDS, UNIT_STATUSES, type UnitKind, type UnitStatus } from "@/lib/domain/sales-unit";

/** What the address of the list asks for, with everything unreadable left out. */
export type UnitSearch = { q: string; kind?: UnitKind; status?: UnitStatus };

export function readSearch(query: Record<string, string | string[] | undefined>): UnitSearch {
  const one = (name: string) => [query[name]].flat()[0]?.trim() ?? "";
  const kind = UNIT_KINDS.find((known) => known === one("kind"));
  const status = UNIT_STATUSES.find((known) => known === one("status"));
  return { q: one("q").slice(0, 60), ...(kind ? { kind } : {}), ...(status ? { status } : {}) };
}

export function unitsHref(merchant: string, { q, kind, status }: UnitSearch): Route {
  const query = new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(status ? { status } : {}),
    ...(q ? { q } : {}),
  });
  return `/m/${merchant}/sales-units${query.size > 0 ? `?${query}` : ""}` as Route; // safe: the page beside this file
}

export function unitHref(merchant: string, msn: string): Route {
  return `/m/${merchant}/sales-units/${msn}` as Route; // safe: the page below this file
}
