import { type Change, isNode, type Node, type Walked } from "./walk-source";

/** Methods that are easily taken for each other. */
const EXCHANGED: Record<string, string> = {
  some: "every",
  every: "some",
  min: "max",
  max: "min",
  floor: "ceil",
  ceil: "floor",
  startsWith: "endsWith",
  endsWith: "startsWith",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
  padEnd: "padStart",
  padStart: "padEnd",
};

/** Methods that give a value of the same kind: what was forgotten is not noticed by the compiler. */
const LEFT_OUT = new Set(["filter", "sort", "trim", "slice", "replace", "replaceAll", "toLowerCase"]);

/** The faults of a call of a method: another method, or none. */
export function changedCalls(node: Node, { placeOf }: Walked): Change[] {
  const callee = node["callee"];
  if (!isNode(callee) || callee.type !== "MemberExpression") return [];
  const [object, property] = [callee["object"], callee["property"]];
  if (!isNode(object) || !isNode(property) || property.type !== "Identifier") return [];
  const name = String(property["value"]);
  const other = EXCHANGED[name];
  if (other !== undefined) return [{ ...placeOf(property), text: other }];
  if (!LEFT_OUT.has(name)) return [];
  return [{ start: placeOf(object).end, end: placeOf(node).end, text: "" }];
}
