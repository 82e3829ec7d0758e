/** What stands in an XML file, piece by piece. Names are without their prefix; lines count from 1. */
export type XmlPiece =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: XmlAttributes;
      readonly line: number;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "close"; readonly name: string; readonly line: number };

export type XmlAttributes = ReadonlyMap<string, string>;

export type XmlProblem = "xml_broken" | "xml_doctype" | "xml_entity" | "xml_too_deep";

export class XmlRefused extends Error {
  override readonly name = "XmlRefused";
  constructor(
    readonly problem: XmlProblem,
    readonly line: number,
  ) {
    super(`${problem} in line ${line}`);
  }
}

/** Deeper than any bank or platform nests, and shallow enough for whoever walks down. */
const MOST_DEEP = 64;

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.\-]*(?::[\p{L}_][\p{L}\p{N}_.\-]*)?`;
const TAG = new RegExp(String.raw`<(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, "uy");
const END_TAG = new RegExp(String.raw`</(${NAME})\s*>`, "uy");
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, "gu");

/**
 * Takes an XML text apart, strictly: tags must match, there is one root, and no declaration of a document type is taken, so
 * nothing in the file can define entities, name other files or unfold. Throws XmlRefused.
 */
export function scanXml(text: string): Generator<XmlPiece> {
  return new Scanner(text).scan();
}

class Scanner {
  private at: number;
  private hasRoot = false;
  private readonly open: string[] = [];
  private readonly lineOf: (at: number) => number;

  constructor(private readonly text: string) {
    this.at = text.startsWith("\ufeff") ? 1 : 0;
    this.lineOf = lineCounter(text);
  }

  *scan(): Generator<XmlPiece> {
    const { text } = this;
    while (this.at < text.length) {
      if (text[this.at] !== "<") yield* this.betweenTags();
      else if (text.startsWith("<?", this.at)) this.skip("?>");
      else if (text.startsWith("<!--", this.at)) this.skip("-->");
      else if (text.startsWith(CDATA, this.at)) yield this.plainText();
      else if (text.startsWith("<!", this.at)) throw this.refuse("xml_doctype");
      else if (text[this.at + 1] === "/") yield this.endTag();
      else yield* this.tag();
    }
    if (this.open.length > 0 || !this.hasRoot) throw this.refuse("xml_broken");
  }

  private refuse(problem: XmlProblem): XmlRefused {
    return new XmlRefused(problem, this.lineOf(this.at));
  }

  private skip(mark: string): number {
    const end = this.text.indexOf(mark, this.at + 2);
    if (end < 0) throw this.refuse("xml_broken");
    this.at = end + mark.length;
    return end;
  }

  private *betweenTags(): Generator<XmlPiece> {
    const next = this.text.indexOf("<", this.at);
    const end = next < 0 ? this.text.length : next;
    const between = this.text.slice(this.at, end);
    if (this.open.length > 0) yield { kind: "text", text: this.decode(between) };
    else if (between.trim() !== "") throw this.refuse("xml_broken");
    this.at = end;
  }

  private plainText(): XmlPiece {
    if (this.open.length === 0) throw this.refuse("xml_broken");
    const start = this.at + CDATA.length;
    return { kind: "text", text: this.text.slice(start, this.skip("]]>")) };
  }

  private endTag(): XmlPiece {
    const name = this.match(END_TAG)?.[1];
    if (name === undefined || this.open.pop() !== name) throw this.refuse("xml_broken");
    const line = this.lineOf(this.at);
    this.at = END_TAG.lastIndex;
    return { kind: "close", name: local(name), line };
  }

  private *tag(): Generator<XmlPiece> {
    const found = this.match(TAG);
    const end = TAG.lastIndex;
    const [, full, attributes = "", closed] = found ?? [];
    if (full === undefined || (this.open.length === 0 && this.hasRoot)) throw this.refuse("xml_broken");
    if (this.open.length >= MOST_DEEP) throw this.refuse("xml_too_deep");
    this.hasRoot = true;
    const [name, line] = [local(full), this.lineOf(this.at)];
    yield { kind: "open", name, attributes: this.readAttributes(attributes), line };
    if (closed) yield { kind: "close", name, line };
    else this.open.push(full);
    this.at = end;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  private readAttributes(text: string): XmlAttributes {
    const attributes = new Map<string, string>();
    for (const [, name = "", double, single = ""] of text.matchAll(ATTRIBUTE)) {
      if (attributes.has(name)) throw this.refuse("xml_broken");
      attributes.set(name, this.decode(double ?? single));
    }
    return attributes;
  }

  /** The five entities that XML itself knows, and numbers; any other is refused. Line ends become those of XML. */
  private decode(text: string): string {
    const even = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    if (!even.includes("&")) return even;
    return even.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w+));|&/g, (_, hex, decimal, name) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const sign = name === undefined ? character(code) : ENTITIES[name];
      if (sign === undefined) throw this.refuse("xml_entity");
      return sign;
    });
  }
}

const CDATA = "<![CDATA[";
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const local = (name: string) => name.slice(name.indexOf(":") + 1);

function character(code: number): string | undefined {
  const possible = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
  return possible && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** Counts on from where it was asked last, so that asking for every line costs no more than reading once. */
function lineCounter(text: string): (at: number) => number {
  let [line, counted] = [1, 0];
  return (at) => {
    for (let next = text.indexOf("\n", counted); next >= 0 && next < at; next = text.indexOf("\n", counted)) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
}
