import type { Route } from "next";

/** What the address of the list asks for. */
export type CodeSearch = { unit?: string; folder?: string; place?: string };

export function readCodeSearch(query: Record<string, string | string[] | undefined>): CodeSearch {
  const one = (name: string) => [query[name]].flat()[0]?.trim().slice(0, 60) ?? "";
  const [unit, folder, place] = [one("unit"), one("folder"), one("place")];
  return {
    ...(/^\d{4,10}$/.test(unit) && { unit }),
    ...(folder !== "" && { folder }),
    ...(place !== "" && { place }),
  };
}

export function codesHref(merchant: string, { unit }: CodeSearch = {}): Route {
  return `/m/${merchant}/qr-codes${unit ? `?unit=${unit}` : ""}` as Route; // safe: the page beside this file
}

/** A page below the list: "new", "bulk", or a code's own part of the address. */
export function codeHref(merchant: string, below: string, unit?: string): Route {
  return `/m/${merchant}/qr-codes/${below}${unit ? `?unit=${unit}` : ""}` as Route; // safe: pages below this file
}

/** The list of payments, of those after scans of this code only: to filter, sort and export. */
export function paymentsHref(merchant: string, code: string): Route {
  return `/m/${merchant}/transactions?code=${code}` as Route; // safe: the list of payments
}

export function paymentHref(merchant: string, payment: string): Route {
  return `/m/${merchant}/transactions/${payment}` as Route; // safe: the page of one payment
}

/** Where the customers at a unit's tills, or at one code, are told of. */
export function checkInsPath(merchant: string, msn: string, code?: string): string {
  return `/api/watch/${merchant}/check-ins/${msn}${code === undefined ? "" : `?code=${code}`}`;
}
