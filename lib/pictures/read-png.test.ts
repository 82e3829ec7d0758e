import { describe, expect, it } from "vitest";
import { drawPng, pngChunk } from "@/lib/testing/draw-png";
import { readPng } from "./read-png";

const problem = (file: Buffer) => {
  const read = readPng(file);
  return read.ok ? "none" : read.error;
};

const HIDDEN = Buffer.from("<script>alert(1)</script>".repeat(40));

describe("a logo", () => {
  it.each([
    ["the smallest", { width: 100, height: 100 }],
    ["the largest", { width: 1_000, height: 1_000 }],
    ["a wide one", { width: 1_000, height: 100 }],
  ])("of %s dimensions is taken", (_, wish) => {
    expect(readPng(drawPng(wish))).toMatchObject({ ok: true, value: wish });
  });

  it("comes out without what it carried along, and is the same picture", () => {
    const plain = drawPng();
    const told = pngChunk("tEXt", Buffer.from("Comment\0<script>alert(1)</script>"));
    const hiding = Buffer.concat([
      drawPng({ extra: [told] }),
      Buffer.from("PK\u0003\u0004 a zip behind the end"),
    ]);
    const read = readPng(hiding);
    expect(read.ok && read.value.png.equals(plain)).toBe(true);
  });

  it("may be interlaced", () => {
    // Seven passes of 100 by 100: sizes by hand, from the specification's table.
    const sides = [
      [13, 13],
      [12, 13],
      [25, 12],
      [25, 25],
      [50, 25],
      [50, 50],
      [100, 50],
    ];
    const size = sides.reduce((sum, [across = 0, down = 0]) => sum + down * (across + 1), 0);
    expect(problem(drawPng({ interlace: 1, pixels: Buffer.alloc(size) }))).toBe("none");
    expect(problem(drawPng({ interlace: 1 }))).toBe("logo_broken");
  });

  it.each([
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ["a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ["nothing", Buffer.alloc(0)],
  ])("is not %s", (_, file) => {
    expect(problem(file)).toBe("logo_not_png");
  });

  it.each([
    ["99 pixels wide", { width: 99 }],
    ["1,001 pixels high", { height: 1_001 }],
    ["a bomb of 30,000 pixels on each side", { width: 30_000, height: 30_000, pixels: Buffer.alloc(10) }],
  ])("is not %s", (_, wish) => {
    expect(problem(drawPng(wish))).toBe("logo_dimensions");
  });

  it.each([
    ["cut off", drawPng().subarray(0, -8)],
    ["with fewer pixels than it says", drawPng({ pixels: Buffer.alloc(50) })],
    ["with a hundred times more", drawPng({ pixels: Buffer.alloc(1_010_000) })],
    ["with a filter that doesn't exist", drawPng({ pixels: Buffer.alloc(10_100, 5) })],
    ["only its signature", drawPng().subarray(0, 8)],
  ])("is not one %s", (_, file) => {
    expect(problem(file)).toBe("logo_broken");
  });

  it("is not one with a single bit turned over, wherever it is", () => {
    const good = drawPng();
    for (let at = 0; at < good.length; at += 1) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x10;
      expect(problem(bad), `byte ${at}`).not.toBe("none");
    }
  });

  // What hides in the parts that draw was kept and served: a megabyte behind the packed pixels, in the palette or in the end.
  it.each([
    ["the end", drawPng({ end: HIDDEN })],
    ["the palette", drawPng({ extra: [pngChunk("PLTE", HIDDEN)] })],
    ["the transparent colours", drawPng({ extra: [pngChunk("tRNS", HIDDEN)] })],
    ["a second header", drawPng({ extra: [pngChunk("IHDR", HIDDEN.subarray(0, 13))] })],
    ["the packed pixels, behind them", drawPng({ behind: HIDDEN })],
  ])("with something hidden in %s is broken", (_, file) => {
    expect(problem(file)).toBe("logo_broken");
  });
});
