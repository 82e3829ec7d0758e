import type { XmlAttributes, XmlPiece } from "@/lib/domain/xml-scanner";

export type XmlNode = {
  readonly name: string;
  readonly line: number;
  readonly attributes: XmlAttributes;
  readonly children: XmlNode[];
  text: string;
};

/** An element with all below it; `pieces` stands right after its opening tag, and after its closing one at the end. */
export function takeNode(open: Extract<XmlPiece, { kind: "open" }>, pieces: Iterator<XmlPiece>): XmlNode {
  const node: XmlNode = {
    name: open.name,
    line: open.line,
    attributes: open.attributes,
    children: [],
    text: "",
  };
  for (let next = pieces.next(); !next.done; next = pieces.next()) {
    const piece = next.value;
    if (piece.kind === "close") break;
    if (piece.kind === "open") node.children.push(takeNode(piece, pieces));
    else node.text += piece.text;
  }
  return node;
}

/** All elements at a path below this one, such as "NtryDtls/TxDtls". */
export function nodesAt(node: XmlNode, path: string): XmlNode[] {
  return path
    .split("/")
    .reduce<XmlNode[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [node],
    );
}

/** The text of the first element at one of these paths; undefined where there is none, or it is blank. */
export function textAt(node: XmlNode, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const text = nodesAt(node, path)[0]?.text.trim();
    if (text) return text;
  }
  return undefined;
}
