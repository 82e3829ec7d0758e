import type { Route } from "next";

export function subscriptionsHref(merchant: string): Route {
  return `/m/${merchant}/settlements/subscriptions` as Route; // safe: the list of subscriptions
}

export function newSubscriptionHref(merchant: string): Route {
  return `${subscriptionsHref(merchant)}/new` as Route; // safe: the form for a new one
}

/** One subscription, or the form to change it. */
export function subscriptionHref(merchant: string, id: string, page: "" | "/edit" = ""): Route {
  return `${subscriptionsHref(merchant)}/${id}${page}` as Route; // safe: a page of one subscription
}

/** The file of a delivery. */
export const fileHref = (merchant: string, delivery: string) =>
  `${subscriptionsHref(merchant)}/files/${delivery}`;
