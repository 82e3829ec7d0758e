import type { Setting } from "./setting";

export type Unit = "req/s" | "ms" | "s" | "kB" | "1/s" | "MB" | "";

/** What one run found: the portal's figure, and the limit's or peer's in the same minute. */
export type Figures = { ours: number; limit: number };

/** What has to hold: of the ratio ours/limit, of the difference ours − limit, or of our figure alone. */
export type Goal = { of: "ratio" | "difference" | "ours"; at: "least" | "most"; value: number };

/** One row of the table. */
export type Measure = {
  /** As it is called on the command line. */
  readonly name: string;
  readonly ours: string;
  readonly limit: string;
  readonly unit: Unit;
  readonly goal: Goal;
  /** Measures once. */
  readonly run: (setting: Setting) => Promise<Figures>;
};
