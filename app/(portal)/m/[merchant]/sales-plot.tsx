"use client";

import type { Route } from "next";
import dynamic from "next/dynamic";
import type { JSX } from "react";

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

// The plotting library is larger than the page: it comes after everything else is there.
const Bars = dynamic(() => import("./sales-bars").then((loaded) => loaded.SalesBars), { ssr: false });

/** The box has its height before the plot comes, so that nothing moves. The table beside it says the same in words. */
export function SalesPlot(props: SalesPlotProps): JSX.Element {
  return (
    <div className="h-56 sm:h-64" aria-hidden="true">
      <Bars {...props} />
    </div>
  );
}
