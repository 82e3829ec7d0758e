import type { Figures, Goal, Measure } from "../measure";
import { median } from "./median";

/** The medians of a measure's runs. Each ratio compares two figures of the same run, as the machine changes in between. */
export type Result = { measure: Measure; ours: number; limit: number; ratio: number; holds: boolean };

export function resultOf(measure: Measure, runs: readonly Figures[]): Result {
  const ours = median(runs.map((run) => run.ours));
  const limit = median(runs.map((run) => run.limit));
  const ratio = median(runs.map((run) => run.ours / run.limit));
  const difference = median(runs.map((run) => run.ours - run.limit));
  return { measure, ours, limit, ratio, holds: holds(measure.goal, { ours, ratio, difference }) };
}

function holds(goal: Goal, found: Record<Goal["of"], number>): boolean {
  return goal.at === "least" ? found[goal.of] >= goal.value : found[goal.of] <= goal.value;
}
