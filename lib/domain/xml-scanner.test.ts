import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanXml, XmlRefused } from "./xml-scanner";
import { escapeXml } from "./xml-text";

const pieces = (text: string) =>
  [...scanXml(text)].map((piece) => (piece.kind === "text" ? piece.text : `${piece.kind} ${piece.name}`));

/** What XML 1.0 can say: tabs and line ends, and characters that are whole. */
function isPossible(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

function refusal(text: string): string {
  try {
    return `taken: ${pieces(text).length}`;
  } catch (error) {
    if (error instanceof XmlRefused) return `${error.problem} ${error.line}`;
    throw error;
  }
}

describe("an XML text", () => {
  it("comes in pieces, without prefixes, comments and instructions", () => {
    const text = '<?xml version="1.0"?>\n<!-- a --><x:a b="1 &amp; 2"><c/>t&#252;r <![CDATA[<&]]></x:a>\n';
    expect(pieces(text)).toEqual(["open a", "open c", "close c", "tür ", "<&", "close a"]);
    const [root] = scanXml(text);
    expect(root?.kind === "open" && root.attributes.get("b")).toBe("1 & 2");
  });

  it("tells the line of each tag", () => {
    const lines = [...scanXml("<a>\n<b>\r\n</b>\n</a>")].flatMap((piece) =>
      "line" in piece ? [piece.line] : [],
    );
    expect(lines).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ["a tag left open", "<a>\n<b></b>", "xml_broken 2"],
    ["tags crossed", "<a>\n<b>\n</a></b>", "xml_broken 3"],
    ["text around the root", "<a/>\nand more", "xml_broken 1"],
    ["two roots", "<a/><b/>", "xml_broken 1"],
    ["nothing", "", "xml_broken 1"],
    ["an attribute twice", '<a b="1" b="2"/>', "xml_broken 1"],
    ["a bare and", "<a>\nfish & chips</a>", "xml_entity 1"],
    ["an entity of its own", "<a>&laugh;</a>", "xml_entity 1"],
    ["a number that is no character", "<a>&#0;</a>", "xml_entity 1"],
    ["half of a pair", "<a>&#xd800;</a>", "xml_entity 1"],
    ["a document type", "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", "xml_doctype 2"],
    ["another file", '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>', "xml_doctype 1"],
    ["a billion laughs", '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><l>&b;</l>', "xml_doctype 1"],
    ["a tower", "<a>".repeat(100_000), "xml_too_deep 1"],
    ["a comment without end", "<a><!-- </a>", "xml_broken 1"],
  ])("with %s is refused", (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it("gives back any text that was escaped, as far as XML can hold it", () => {
    const units = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit: units, maxLength: 40 }), (text) => {
        const found = pieces(`<a>${escapeXml(text)}</a>`)
          .slice(1, -1)
          .join("");
        const possible = [...text].map((sign) => (isPossible(sign) ? sign : "\ufffd"));
        expect(found).toBe(possible.join(""));
      }),
      { numRuns: 100 },
    );
    expect(pieces(`<a>${escapeXml("\u0000\ud800😀\r\n\t<&")}</a>`)[1]).toBe("\ufffd\ufffd😀\r\n\t<&");
  });

  it("of megabytes without a closing quote does not take for ever", () => {
    const started = performance.now();
    expect(refusal(`<a ${'b="'.repeat(300_000)}`)).toBe("xml_broken 1");
    expect(refusal(`<a${" ".repeat(1_000_000)}`)).toBe("xml_broken 1");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
