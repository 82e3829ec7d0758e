import type { Route } from "next";
import type { Term } from "@/lib/domain/settlement";

type Where = { unit?: string | undefined; after?: string | undefined };

/** The list, with what is chosen in it. */
export function settlementsHref(merchant: string, { unit, after }: Where = {}): Route {
  const query = new URLSearchParams({ ...(unit && { unit }), ...(after && { after }) });
  const path = `/m/${merchant}/settlements`;
  return (query.size > 0 ? `${path}?${query}` : path) as Route; // safe: the list of settlements
}

type Part = { term?: Term | undefined; after?: number | undefined };

/** One settlement; of it one term's lines, or those after a position. */
export function settlementHref(merchant: string, id: string, { term, after }: Part = {}): Route {
  const query = new URLSearchParams({ ...(term && { term }), ...(after && { after: String(after) }) });
  const path = `/m/${merchant}/settlements/${encodeURIComponent(id)}`;
  return (query.size > 0 ? `${path}?${query}#lines` : path) as Route; // safe: the page of one settlement
}

export function paymentHref(merchant: string, payment: string): Route {
  return `/m/${merchant}/transactions/${payment}` as Route; // safe: the page of one payment
}

/** The form for a report: of everything, or of one settlement. */
export function reportFormHref(merchant: string, settlement?: string): Route {
  const query = settlement ? `?period=settlement&settlement=${encodeURIComponent(settlement)}` : "";
  return `/m/${merchant}/settlements/download${query}` as Route; // safe: the form for a report
}

/** Where settlements are booked. */
export function accountsHref(merchant: string): Route {
  return `/m/${merchant}/settlements/accounts` as Route; // safe: the page of the accounts
}

/** What other ways of being paid out would mean. */
export function periodsHref(merchant: string): Route {
  return `/m/${merchant}/settlements/periods` as Route; // safe: the comparison of periods
}

export function unitHref(merchant: string, msn: string): Route {
  return `/m/${merchant}/sales-units/${msn}` as Route; // safe: the page of one sales unit
}
