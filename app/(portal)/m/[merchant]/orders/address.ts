import type { Route } from "next";
import type { Product } from "@/lib/domain/product-order";

export function ordersHref(merchant: string): Route {
  return `/m/${merchant}/orders` as Route; // safe: the catalogue and the orders
}

export function orderHref(merchant: string, id: string): Route {
  return `/m/${merchant}/orders/${id}` as Route; // safe: the page of one order
}

/** The form of a product, with a partner filled in where one was chosen. */
export function newOrderHref(merchant: string, product: Product, partner?: string): Route {
  const query = new URLSearchParams({ product, ...(partner && { partner }) });
  return `/m/${merchant}/orders/new?${query}` as Route; // safe: the form of an order
}

export function testUnitHref(merchant: string): Route {
  return `/m/${merchant}/orders/test-unit` as Route; // safe: the form for a test sales unit
}
