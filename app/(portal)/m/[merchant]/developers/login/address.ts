import type { Route } from "next";

export function loginHref(merchant: string, msn?: string): Route {
  // safe: the addresses of the two pages here
  return `/m/${merchant}/developers/login${msn ? `/${msn}` : ""}` as Route;
}
