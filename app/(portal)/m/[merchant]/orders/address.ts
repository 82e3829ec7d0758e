import type { Route } from "next";

export function testUnitHref(merchant: string): Route {
  return `/m/${merchant}/orders/test-unit` as Route; // safe: the form for a test sales unit
}
