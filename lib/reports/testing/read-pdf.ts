import { inflateSync } from "node:zlib";

/** The text of each page of a PDF that pdfkit wrote, a line for each height, cells in their order from the left. */
export function readPdfPages(pdf: Uint8Array): string[][] {
  const raw = Buffer.from(pdf).toString("latin1");
  const objects = new Map(
    [...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => [id, body]),
  );
  const fonts = new Map(
    [...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1] ?? "";
      return [name, readMap(streamOf(objects.get(unicode)))];
    }),
  );
  return [...objects.values()].flatMap((body) => {
    const contents = /\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R|\/Contents (\d+) 0 R/.exec(body);
    return contents ? [readPage(streamOf(objects.get(contents[1] ?? contents[2] ?? "")), fonts)] : [];
  });
}

/** Ended by a line feed of its own; a carriage return before it would be the stream's last byte. */
function streamOf(body = ""): string {
  const packed = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? "";
  return inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
}

type Glyphs = ReadonlyMap<number, string>;

/** Which text each glyph of a font stands for. */
function readMap(text: string): Glyphs {
  const glyphs = new Map<number, string>();
  for (const [, first = "0", list = ""] of text.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    const texts = [...list.matchAll(/<([\w ]*)>/g)].map(([, hex = ""]) => hex.split(" ").map(utf16).join(""));
    for (const [at, sign] of texts.entries()) glyphs.set(Number.parseInt(first, 16) + at, sign);
  }
  return glyphs;
}

function utf16(hex: string): string {
  const units = hex.match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

function readPage(content: string, fonts: ReadonlyMap<string, Glyphs>): string[] {
  const lines = new Map<number, { x: number; text: string }[]>();
  const pieces = /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) [\d.]+ Tf\n(?:[\d.]+ T\w\n)*\[(.*?)\] TJ/g;
  for (const [, x = "", y = "", font = "", body = ""] of content.matchAll(pieces)) {
    const hex = [...body.matchAll(/<(\w+)>/g)].map(([, part = ""]) => part).join("");
    const codes = (hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16));
    const text = codes.map((code) => fonts.get(font)?.get(code) ?? "?").join("");
    // Two sizes on one line stand at heights that differ by a little.
    const height = Math.round(Number(y) / 3);
    lines.set(height, [...(lines.get(height) ?? []), { x: Number(x), text }]);
  }
  const inOrder = [...lines].sort(([a], [b]) => b - a).map(([, cells]) => cells.sort((a, b) => a.x - b.x));
  return inOrder.map((cells) => cells.map(({ text }) => text).join(" | "));
}
