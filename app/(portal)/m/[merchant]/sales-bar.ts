import type { Route } from "next";

/** One day, with everything written out on the server; `minor` only gives the height. */
export type SalesBar = {
  readonly day: string;
  readonly title: string;
  readonly minor: number;
  readonly amount: string;
  readonly payments: string;
  readonly href: Route;
};

export type SalesPlotProps = { bars: readonly SalesBar[]; locale: string };
