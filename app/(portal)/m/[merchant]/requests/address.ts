import type { Route } from "next";
import type { RequestState } from "@/lib/domain/payment-request";

export function requestsHref(merchant: string, of: { state?: RequestState; after?: string } = {}): Route {
  const query = new URLSearchParams(Object.entries(of).filter(([, value]) => value));
  return `/m/${merchant}/requests${query.size > 0 ? `?${query}` : ""}` as Route; // safe: the list of requests
}

export function requestHref(merchant: string, id: string): Route {
  return `/m/${merchant}/requests/${id}` as Route; // safe: the page of one request
}

export function manyHref(merchant: string): Route {
  return `/m/${merchant}/requests/many` as Route; // safe: the form for a sheet
}

export function listHref(
  merchant: string,
  id: string,
  of: { state?: RequestState; after?: number } = {},
): Route {
  const query = new URLSearchParams();
  if (of.state) query.set("state", of.state);
  if (of.after !== undefined) query.set("after", String(of.after));
  return `/m/${merchant}/requests/lists/${id}${query.size > 0 ? `?${query}` : ""}` as Route; // safe: the board of a list
}
