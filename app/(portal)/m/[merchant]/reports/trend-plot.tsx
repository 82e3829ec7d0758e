"use client";

import dynamic from "next/dynamic";
import { type JSX, type KeyboardEvent, useId } from "react";
import type { TrendPlotProps } from "./trend-bar";

// The plotting library is larger than the page: it comes after everything else is there.
const Chart = dynamic(() => import("./trend-chart").then((loaded) => loaded.TrendChart), { ssr: false });

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_at, last) => last,
};

/** One stop for the tabulator key; the arrow keys go from point to point, each of which is a link. */
export function TrendPlot(props: TrendPlotProps): JSX.Element {
  const hint = useId();
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const points = [...event.currentTarget.querySelectorAll<SVGAElement>("a[data-point]")];
    const at = points.findIndex((point) => point.matches(":focus"));
    const wish = STEPS[event.key]?.(at, points.length - 1);
    const next = wish === undefined || at < 0 ? undefined : points[wish];
    if (!next) return;
    event.preventDefault();
    for (const point of points) point.setAttribute("tabindex", point === next ? "0" : "-1");
    next.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a plot is no set of fields
    <div
      role="group"
      aria-label={props.label}
      aria-describedby={hint}
      className="h-60 sm:h-80"
      onKeyDown={move}
    >
      <p id={hint} className="sr-only">
        {props.hint}
      </p>
      <Chart {...props} />
    </div>
  );
}
