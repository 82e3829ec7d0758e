import type { Goal, Unit } from "../measure";
import type { Result } from "./result";

const HEAD = ["measure", "ours", "limit, in the same run", "ratio", "goal", "holds"];

/** The results as a table: aligned for a terminal, or in Markdown. */
export function renderTable(results: readonly Result[], markdown: boolean): string {
  const rows = results.map(cells);
  if (markdown)
    return [HEAD, HEAD.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [HEAD, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
}

function cells({ measure, ours, limit, ratio, holds }: Result): string[] {
  return [
    measure.name,
    `${measure.ours}: ${figure(ours, measure.unit)}`,
    `${measure.limit}: ${figure(limit, measure.unit)}`,
    Number.isFinite(ratio) ? ratio.toFixed(2) : "–",
    goalText(measure.goal, measure.unit),
    holds ? "yes" : "NO",
  ];
}

function goalText({ of, at, value }: Goal, unit: Unit): string {
  const sign = at === "least" ? "≥" : "≤";
  if (of === "ratio") return `${sign} ${value} ×`;
  return `${sign} ${of === "difference" ? "+" : ""}${value} ${unit}`.trimEnd();
}

/** Three digits are as many as a repeated run confirms. */
export function figure(value: number, unit: Unit): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const text = value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, digits === 0 ? " " : "");
  return unit ? `${text} ${unit}` : text;
}
