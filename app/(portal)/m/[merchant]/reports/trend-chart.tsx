"use client";

import { useRouter } from "next/navigation";
import type { JSX } from "react";
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { PlotTip } from "./plot-tip";
import { PointLink } from "./point-link";
import type { TrendBar, TrendPlotProps } from "./trend-bar";

const AXIS = { tick: { fontSize: 12, fill: "var(--muted)" }, tickLine: false };
const DASHED = {
  stroke: "var(--foreground)",
  strokeWidth: 1.5,
  strokeDasharray: "4 3",
  className: "pointer-events-none",
};

/** Bars of the period, each a link to its rows, under the line of the period before. */
export function TrendChart({ bars, locale, divide, now, before }: TrendPlotProps): JSX.Element {
  const router = useRouter();
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const open = (href: TrendBar["href"]) => router.push(href);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={[...bars]}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--separator)" />
        <XAxis
          dataKey="step"
          {...AXIS}
          axisLine={{ stroke: "var(--border)" }}
          minTickGap={20}
          interval="preserveStartEnd"
        />
        <YAxis
          {...AXIS}
          axisLine={false}
          width="auto"
          allowDecimals={divide > 1}
          tickFormatter={(figure: number) => short.format(figure / divide)}
        />
        <ReferenceLine y={0} stroke="var(--border)" />
        <Tooltip
          cursor={{ fill: "var(--default)", opacity: 0.6 }}
          content={<PlotTip now={now} before={before} />}
          isAnimationActive={false}
        />
        <Bar
          dataKey="now"
          fill="var(--accent)"
          maxBarSize={44}
          isAnimationActive={false}
          shape={(drawn: BarShapeProps) => <PointLink {...drawn} bars={bars} open={open} />}
        />
        <Line
          dataKey="before"
          type="linear"
          {...DASHED}
          dot={bars.length === 1 ? { r: 4, fill: "var(--surface)", strokeDasharray: "0" } : false}
          activeDot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
