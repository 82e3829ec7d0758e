import { describe, expect, it } from "vitest";
import { CSV_STYLES, csvText, unguardedText } from "./csv";

describe("a CSV cell", () => {
  it.each([
    "=1+1",
    "+47 98",
    "-5",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r=1",
    "\u0000=1",
    "＝1",
    "\u200f=1",
    "\u202e-1",
  ])("%j is never run as a formula", (text) => {
    expect(csvText(text, CSV_STYLES.plain).replace(/^"/, "")).toMatch(/^'/);
  });

  it("is quoted where it holds the separator, a quote or a line end", () => {
    expect(csvText("a;b", CSV_STYLES.nordic)).toBe('"a;b"');
    expect(csvText("a;b", CSV_STYLES.plain)).toBe("a;b");
    expect(csvText('say "hi"\n', CSV_STYLES.plain)).toBe('"say ""hi""\n"');
  });

  it.each(["=1+1", "'=1+1", "''@x", "'n Beetje", "O'Neil", "-5", "\u200f+1", "", "'"])(
    "%j comes back",
    (text) => {
      expect(unguardedText(csvText(text, CSV_STYLES.plain))).toBe(text);
    },
  );
});
