// Plain JavaScript on Node alone: the table of what `npm run proof` found.

const COLUMNS = ["test", "what", "cases", "seed", "found", "goal", "holds"];

/**
 * @param {string} lines One proof per line, as lib/proof/record.ts writes them.
 * @returns {string} A Markdown document, with its date.
 */
export function renderProofs(lines) {
  const proofs = lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .sort((a, b) => a.test.localeCompare(b.test, "en", { numeric: true }));
  const rows = proofs.map(({ test, what, count, seed, found, goal, holds }) => [
    test,
    what,
    count.toLocaleString("en").replaceAll(",", " "),
    seed === null ? "" : String(seed),
    found,
    goal,
    holds ? "yes" : "NO",
  ]);
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const day = new Date().toISOString().slice(0, 10);
  return [
    "# What the proofs found",
    "",
    `\`npm run proof -- --keep\` on ${day}, Node ${process.versions.node}.`,
    "",
    line(COLUMNS),
    line(COLUMNS.map(() => "---")),
    ...rows.map(line),
    "",
  ].join("\n");
}
