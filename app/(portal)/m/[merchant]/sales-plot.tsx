"use client";

import dynamic from "next/dynamic";
import type { JSX } from "react";
import type { SalesPlotProps } from "./sales-bar";

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
