"use client";

import type { Route } from "next";
import { useSearchParams } from "next/navigation";
import type { Environment } from "@/lib/domain/environment";
import { type ListState, listHref, readAddress, withChange } from "./filters";

/** What the address asks for, in the mode that the page is in. Nowhere else does the choice stand: back, forward and a pasted link give the same list. */
export function useListState(environment: Environment): ListState {
  return { ...readAddress(useSearchParams()), environment };
}

/** Shows another list of this page: only the address changes, the rows follow as data. */
export function goTo(href: string, how: "push" | "replace" = "push"): void {
  window.history[`${how}State`](null, "", href);
}

/** Changes the list as it stands in the address right now, which may be newer than what is drawn. */
export function change(merchant: string, wish: Parameters<typeof withChange>[1]): void {
  goTo(listHref(merchant, withChange(readAddress(new URLSearchParams(window.location.search)), wish)));
}

/** The address with the panel of this payment open, or with none. */
export function addressWith(merchant: string, payment: string | undefined): Route {
  const address = new URL(window.location.href);
  if (payment) address.searchParams.set("open", payment);
  else address.searchParams.delete("open");
  return `/m/${merchant}/transactions${address.search}` as Route; // safe: the address of this page
}
