import type { Route } from "next";

/** One step of the plot, with everything written out on the server; `now` and `before` only give heights. */
export type TrendBar = {
  readonly step: string;
  readonly title: string;
  readonly amount: string;
  readonly sales: string;
  readonly earlier: string;
  readonly label: string;
  readonly now: number;
  readonly before: number | null;
  readonly href: Route;
};

export type TrendPlotProps = {
  readonly bars: readonly TrendBar[];
  readonly locale: string;
  /** Minor units in one of what the axis counts. */
  readonly divide: number;
  readonly label: string;
  readonly hint: string;
  readonly now: string;
  readonly before: string;
};
