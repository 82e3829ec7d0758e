import type { JSX } from "react";
import type { TrendBar } from "./trend-bar";

type TipProps = {
  now: string;
  before: string;
  active?: boolean;
  payload?: readonly { payload?: TrendBar }[];
};

/** What a point says while the pointer is on it. */
export function PlotTip({ now, before, active = false, payload }: TipProps): JSX.Element | null {
  const bar = payload?.[0]?.payload;
  if (!active || !bar) return null;
  return (
    <div className="rounded-lg bg-overlay px-3 py-2 text-sm shadow-overlay">
      <p className="text-muted">{bar.title}</p>
      <p className="tabular font-semibold">
        <span className="sr-only">{now}: </span>
        {bar.amount}
      </p>
      <p className="tabular text-muted">{bar.sales}</p>
      <p className="tabular mt-1 text-xs text-muted">
        {before}: {bar.earlier}
      </p>
    </div>
  );
}
