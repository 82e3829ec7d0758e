"use client";

import { useRouter } from "next/navigation";
import type { JSX } from "react";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { SalesBar, SalesPlotProps } from "./sales-bar";

const AXIS = { fontSize: 12, fill: "var(--muted)" };

/** Bars that open the payments of their day. */
export function SalesBars({ bars, locale }: SalesPlotProps): JSX.Element {
  const router = useRouter();
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const open = (index: string | number | null | undefined) => {
    const bar = bars[Number(index)];
    if (bar) router.push(bar.href);
  };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...bars]}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        className="cursor-pointer [&_*]:outline-none"
        onClick={({ activeTooltipIndex }) => open(activeTooltipIndex)}
      >
        <CartesianGrid vertical={false} stroke="var(--separator)" />
        <XAxis
          dataKey="day"
          tick={AXIS}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          minTickGap={24}
        />
        <YAxis
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          width="auto"
          tickFormatter={(minor: number) => short.format(minor / 100)}
        />
        <Tooltip cursor={{ fill: "var(--default)" }} content={PlotTip} isAnimationActive={false} />
        <Bar
          dataKey="minor"
          fill="var(--accent)"
          radius={[4, 4, 0, 0]}
          maxBarSize={28}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

type TipProps = { active?: boolean; payload?: readonly { payload?: SalesBar }[] };

function PlotTip({ active = false, payload }: TipProps): JSX.Element | null {
  const bar = payload?.[0]?.payload;
  if (!active || !bar) return null;
  return (
    <div className="rounded-lg bg-overlay px-3 py-2 text-sm shadow-overlay">
      <p className="text-muted">{bar.title}</p>
      <p className="tabular font-semibold">{bar.amount}</p>
      <p className="tabular text-muted">{bar.payments}</p>
    </div>
  );
}
