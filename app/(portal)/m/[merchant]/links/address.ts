import type { Route } from "next";

export function linksHref(merchant: string): Route {
  return `/m/${merchant}/links` as Route; // safe: the list of links
}

export function linkHref(merchant: string, id: string): Route {
  return `/m/${merchant}/links/${id}` as Route; // safe: the page of one link
}

export function newLinkHref(merchant: string): Route {
  return `/m/${merchant}/links/new` as Route; // safe: the form of a new link
}

export function preferencesHref(merchant: string): Route {
  return `/m/${merchant}/links/preferences` as Route; // safe: how each unit's links behave
}

/** Where a unit orders what it lacks. */
export function unitHref(merchant: string, msn: string): Route {
  return `/m/${merchant}/sales-units/${msn}#solution` as Route; // safe: a part of the page of one unit
}

/** The list of payments, of this link only: to filter, sort and export. */
export function paymentsHref(merchant: string, link: string): Route {
  return `/m/${merchant}/transactions?link=${link}` as Route; // safe: the list of payments
}

export function paymentHref(merchant: string, payment: string): Route {
  return `/m/${merchant}/transactions/${payment}` as Route; // safe: the page of one payment
}
