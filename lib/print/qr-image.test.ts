import { describe, expect, it } from "vitest";
import { readPng, readSvg } from "@/lib/testing/read-code";
import { LEAST_SIDE, MOST_SIDE, qrPng, qrSvg } from "./qr-image";

const SHORT = "https://qr.example.test/r/8fJ3";
const LONG = `https://butikk.example.test/bordbestilling?navn=${"blåbærsyltetøy-".repeat(9)}`;

describe("an image of a code", () => {
  it("is a PNG of exactly the asked size, and reads as its text, at every size", async () => {
    for (let side = LEAST_SIDE; side <= 600; side += side < 240 ? 1 : 20) {
      const png = qrPng(SHORT, side);
      const head = new DataView(png.buffer);
      expect([head.getUint32(16), head.getUint32(20)]).toEqual([side, side]);
      expect([side, await readPng(png)]).toEqual([side, SHORT]);
    }
  }, 60_000);

  it.each([700, 800, 1024, 1500, MOST_SIDE])("reads at %i pixels too", async (side) => {
    expect(await readPng(qrPng(SHORT, side))).toBe(SHORT);
    expect(await readPng(qrPng(LONG, side))).toBe(LONG);
  });

  it.each([200, 300, 800, MOST_SIDE])("as SVG reads when it is drawn %i pixels wide", async (side) => {
    expect(await readSvg(qrSvg(SHORT, side), side)).toBe(SHORT);
    expect(await readSvg(qrSvg(LONG, 400), Math.max(side, 300))).toBe(LONG);
  });

  it("refuses a size that has no room for the text", () => {
    expect(() => qrPng("x".repeat(2000), LEAST_SIDE)).toThrow(RangeError);
  });
});
