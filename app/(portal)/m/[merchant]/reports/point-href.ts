import type { Route } from "next";
import type { Grouping } from "@/lib/domain/figure-period";
import type { Point } from "@/lib/figures/figures-of";
import { queryOf, rowsHref } from "./address";
import type { Place } from "./place";

/** What a step of the plot is made of: its refunds, the settlements for fees, else its captures. */
export function pointHref(
  { merchant, choice, seen, grouping }: Place & { grouping: Grouping },
  { from, to, key }: Point,
): Route {
  if (choice.show === "fees") return `/m/${merchant}/settlements` as Route; // safe: the list of settlements
  return rowsHref(merchant, {
    kind: choice.show === "refunds" ? "refunded" : "captured",
    ...{
      from,
      to,
      units: choice.units,
      channel: choice.channel,
      currency: seen.currency,
      of: queryOf(merchant, choice),
    },
    ...(grouping === "hour" && { hour: Number(key) }),
  });
}
