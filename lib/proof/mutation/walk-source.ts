import { parseSync } from "@swc/core";

/** A piece of a parsed program. */
export type Node = { readonly type: string; readonly [name: string]: unknown };

/** Where a node stands in its source, in characters. */
export type Place = { readonly start: number; readonly end: number };

/** Some characters of the source, and what stands there instead. */
export type Change = Place & { readonly text: string };

export type Walked = {
  readonly program: Node;
  readonly placeOf: (node: Node) => Place;
  readonly textOf: (node: Node) => string;
};

export function parseSource(source: string): Walked {
  // The parser counts bytes from wherever its last parsing ended: a statement of our own in front shows from where.
  const program: unknown = parseSync(`;${source}`, { syntax: "typescript", target: "es2022" });
  if (!isNode(program)) throw new Error("not a program");
  const [first] = Array.isArray(program["body"]) ? program["body"] : [];
  const bytes = Buffer.from(source);
  const base = isNode(first) ? spanOf(first).end : 0;
  const characters = (offset: number) => bytes.subarray(0, offset - base).toString().length;
  const placeOf = (node: Node) => {
    const { start, end } = spanOf(node);
    return { start: characters(start), end: characters(end) };
  };
  const textOf = (node: Node) => {
    const { start, end } = placeOf(node);
    return source.slice(start, end);
  };
  return { program, placeOf, textOf };
}

function spanOf(node: Node): Place {
  const span = node["span"];
  if (typeof span !== "object" || span === null || !("start" in span) || !("end" in span))
    throw new Error(`${node.type} stands nowhere`);
  return { start: Number(span.start), end: Number(span.end) };
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The nodes right below this one, in the order of the source; types are no part of a running program. */
export function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === "key" && isNode(value) && value.type !== "Computed") return [];
    return nodesIn(value);
  });
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== "object" || value === null) return [];
  if (!isNode(value)) return Object.values(value).flatMap(nodesIn);
  if (!value.type.startsWith("Ts")) return [value];
  // `x as T`, `x satisfies T`: what is before it runs.
  return nodesIn(value["expression"]);
}
