import type { Days } from "@/lib/domain/figure-period";
import type { FigureOverview } from "@/lib/figures/get-figures";
import type { Choice } from "./address";

/** What every card of the overview is of. */
export type Place = {
  readonly merchant: string;
  readonly choice: Choice;
  readonly days: Days;
  readonly seen: FigureOverview;
};
