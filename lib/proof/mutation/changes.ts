import { changedCalls } from "./call-changes";
import { changedPatterns } from "./pattern-changes";
import { type Change, isNode, type Node, type Walked } from "./walk-source";

type Rule = (node: Node, walked: Walked) => Change[];

/** The faults that this one node can have; those of the nodes below it are theirs. */
export function changesOf(node: Node, walked: Walked): Change[] {
  return RULES[node.type]?.(node, walked) ?? [];
}

const OTHER_OPERATORS: Record<string, readonly string[]> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
  "++": ["--"],
  "--": ["++"],
};

function childOf(node: Node, name: string): Node | undefined {
  const child = node[name];
  return isNode(child) ? child : undefined;
}

function instead(node: Node, { placeOf }: Walked, ...texts: string[]): Change[] {
  return texts.map((text) => ({ ...placeOf(node), text }));
}

const otherOperators: Rule = (node, walked) => {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  if (!left || !right) return [];
  const operator = String(node["operator"]);
  const [from, to] = [walked.placeOf(left).end, walked.placeOf(right).start];
  const whole = walked.placeOf(node);
  const start =
    from +
    walked
      .textOf(node)
      .slice(from - whole.start, to - whole.start)
      .indexOf(operator);
  const texts = OTHER_OPERATORS[operator] ?? [];
  return texts.map((text) => ({ start, end: start + operator.length, text }));
};

const decidedBeforehand: Rule = (node, walked) => {
  const test = childOf(node, "test");
  return test ? instead(test, walked, "true", "false") : [];
};

/** A loop that never ends says nothing: it is only never begun. */
const neverBegun: Rule = (node, walked) => {
  const test = childOf(node, "test");
  return test ? instead(test, walked, "false") : [];
};

const otherSign: Rule = (node, walked) => {
  const argument = childOf(node, "argument");
  const taken = node["operator"] === "!" || node["operator"] === "-";
  return argument && taken ? instead(node, walked, walked.textOf(argument)) : [];
};

const otherWay: Rule = (node, walked) => {
  const operator = String(node["operator"]);
  const text = walked.textOf(node).replace(operator, OTHER_OPERATORS[operator]?.[0] ?? operator);
  return instead(node, walked, text);
};

const otherText: Rule = (node, walked) => {
  return instead(node, walked, node["value"] === "" ? '"mutant"' : '""');
};

const emptied =
  (of: string, empty: string): Rule =>
  (node, walked) => {
    const inside = node[of];
    return Array.isArray(inside) && inside.length > 0 ? instead(node, walked, empty) : [];
  };

const withoutAsking: Rule = (node, walked) => {
  const base = childOf(node, "base");
  const asked = base && (childOf(base, "object") ?? childOf(base, "callee"));
  if (!asked || node["optional"] === false) return [];
  const { start: from } = walked.placeOf(node);
  const text = walked.textOf(node);
  const at = text.indexOf("?.", walked.placeOf(asked).end - from);
  if (at < 0) return [];
  const plain = /[[(]/.test(text.charAt(at + 2)) ? "" : ".";
  return [{ start: from + at, end: from + at + 2, text: plain }];
};

const RULES: Record<string, Rule> = {
  BinaryExpression: otherOperators,
  AssignmentExpression: otherOperators,
  UpdateExpression: otherWay,
  UnaryExpression: otherSign,
  IfStatement: decidedBeforehand,
  ConditionalExpression: decidedBeforehand,
  WhileStatement: neverBegun,
  ForStatement: neverBegun,
  BooleanLiteral: (node, walked) => instead(node, walked, String(!node["value"])),
  NumericLiteral: (node, walked) => {
    const value = Number(node["value"]);
    return instead(node, walked, String(value + 1), value === 0 ? "(-1)" : String(value - 1));
  },
  StringLiteral: otherText,
  TemplateLiteral: (node, walked) => instead(node, walked, "``"),
  RegExpLiteral: (node, walked) =>
    instead(node, walked, ...changedPatterns(String(node["pattern"]), String(node["flags"] ?? ""))),
  ArrayExpression: emptied("elements", "[]"),
  ObjectExpression: emptied("properties", "({})"),
  BlockStatement: emptied("stmts", "{}"),
  ExpressionStatement: (node, walked) => instead(node, walked, ";"),
  ThrowStatement: (node, walked) => instead(node, walked, ";"),
  OptionalChainingExpression: withoutAsking,
  CallExpression: changedCalls,
};
