import { changesOf } from "./changes";
import { childrenOf, isNode, type Node, parseSource, type Walked } from "./walk-source";

/** One small fault in a source: these characters are replaced by this text. */
export type Mutant = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** The source's line where it begins, without spaces around: with `change` the mutant's name that outlives other edits. */
  readonly code: string;
  /** `a < b → a <= b`, in one line. */
  readonly change: string;
};

/** Every fault that the rules of `changes.ts` can make in this source, one at a time. */
export function mutantsOf(source: string): Mutant[] {
  const walked = parseSource(source);
  const mutants: Mutant[] = [];
  const seen = new Set<string>();
  walk(walked.program, walked, (start, end, text) => {
    const name = `${start} ${end} ${text}`;
    if (seen.has(name) || source.slice(start, end) === text) return;
    seen.add(name);
    const line = source.slice(0, start).split("\n").length;
    const code = source.split("\n")[line - 1]?.trim() ?? "";
    const change = `${inOneLine(source.slice(start, end))} → ${inOneLine(text) || "nothing"}`;
    mutants.push({ start, end, text, line, code, change });
  });
  return mutants;
}

export function withMutant(source: string, { start, end, text }: Mutant): string {
  return source.slice(0, start) + text + source.slice(end);
}

type Found = (start: number, end: number, text: string) => void;

function walk(node: Node, walked: Walked, found: Found): void {
  if (LEFT_ALONE.has(node.type) || node["declare"] === true || isAboutPlantedBugs(node)) return;
  for (const { start, end, text } of changesOf(node, walked)) found(start, end, text);
  // What a bug says to its programmer is no code that anyone acts on.
  if (node.type === "ThrowStatement") return;
  for (const child of childrenOf(node)) walk(child, walked, found);
}

const LEFT_ALONE = new Set(["ImportDeclaration", "ExportAllDeclaration", "ExportNamedDeclaration"]);

/** `plantedBug("…")` and `crashpoint("…")` are for proofs: in a build nothing is left of them. */
function isAboutPlantedBugs(node: Node): boolean {
  if (node.type === "IfStatement") return isNode(node["test"]) && asksForBugs(node["test"]);
  if (node.type === "ExpressionStatement")
    return isNode(node["expression"]) && isCallOf(node["expression"], "crashpoint");
  return isCallOf(node, "plantedBug");
}

function asksForBugs(node: Node): boolean {
  return isCallOf(node, "plantedBug") || childrenOf(node).some(asksForBugs);
}

function isCallOf(node: Node, name: string): boolean {
  const callee = node["callee"];
  return node.type === "CallExpression" && isNode(callee) && callee["value"] === name;
}

function inOneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-25)}` : line;
}
