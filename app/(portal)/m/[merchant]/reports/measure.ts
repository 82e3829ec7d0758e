import { averageOf, type Figures, netOf } from "@/lib/figures/figures-of";
import type { Metric } from "./address";

/** One of the key figures: minor units, or a number of sales; undefined where it cannot be known. */
export function measure(figures: Figures, metric: Metric): number | undefined {
  switch (metric) {
    case "sales":
      return figures.captured_minor;
    case "count":
      return figures.sales;
    case "average":
      return averageOf(figures);
    case "refunds":
      return figures.refunded_minor;
    case "fees":
      return figures.fees;
    case "net":
      return netOf(figures);
  }
}

export const isMoney = (metric: Metric) => metric !== "count";
