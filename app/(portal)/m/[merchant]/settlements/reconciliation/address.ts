import type { Route } from "next";
import type { BreakView } from "@/lib/reconciliation/list-breaks";

type Where = { view?: BreakView | undefined; unit?: string | undefined; skip?: number | undefined };

/** Differences, with what is chosen among them. */
export function breaksHref(merchant: string, { view, unit, skip }: Where = {}): Route {
  const query = new URLSearchParams({
    ...(view && view !== "waiting" && { view }),
    ...(unit && { unit }),
    ...(skip && { skip: String(skip) }),
  });
  const path = `/m/${merchant}/settlements/reconciliation`;
  return (query.size > 0 ? `${path}?${query}` : path) as Route; // safe: the list of differences
}

export function breakHref(merchant: string, id: string): Route {
  return `/m/${merchant}/settlements/reconciliation/${id}` as Route; // safe: the page of one difference
}

/** The bank's statements, or one of them. */
export function bankHref(merchant: string, statement?: string): Route {
  const path = `/m/${merchant}/settlements/bank`;
  return (statement ? `${path}/${statement}` : path) as Route; // safe: the pages of statements
}
