import { describe, expect, it } from "vitest";
import { cellsUnderAnyReading, HOSTILE_TEXTS, STARTS_FORMULA } from "@/lib/testing/hostile-texts";
import { CSV_STYLES, csvId, csvText, unguardedText } from "./csv";
import { readCsv } from "./csv-reader";

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

  it.each(["=1+1", "'=1+1", "''@x", "'n Beetje", "O'Neil", "-5", "\u200f+1", "", "'", "a;=1", "a;'=1"])(
    "%j comes back",
    (text) => {
      expect(unguardedText(csvText(text, CSV_STYLES.plain))).toBe(text);
    },
  );

  // "Ola;=1+1" needs no quotes between commas, and a spreadsheet that splits at semicolons ran the second half.
  it.each(HOSTILE_TEXTS)("%j is run nowhere, whichever mark the reader takes for the separator", (text) => {
    for (const style of Object.values(CSV_STYLES)) {
      const line = ["2026-11-21", csvText(text, style), "12"].join(style.separator);
      expect(cellsUnderAnyReading(line).filter((cell) => STARTS_FORMULA.test(cell))).toEqual([]);
    }
  });

  it.each(HOSTILE_TEXTS)("%j is one cell again, and says what it said", (text) => {
    for (const style of Object.values(CSV_STYLES)) {
      const [row] = readCsv(["a", csvText(text, style), "b"].join(style.separator));
      expect(row?.fields).toHaveLength(3);
      const kept = (value: string) => value.replace(/\r\n?/g, "\n").trim();
      expect(kept(unguardedText(row?.fields[1] ?? ""))).toBe(kept(text));
    }
  });

  it.each(["Ola, Kari; Per", "A-4 + B", "kl. 8-16", "2;3", "say =1"])("%j is left as it is", (text) => {
    expect(csvText(text, { separator: ",", decimal: "." }).replaceAll('"', "")).toBe(text);
  });
});

it("a Nordic spreadsheet takes semicolons and decimal commas, others commas and dots", () => {
  expect(CSV_STYLES).toEqual({
    nordic: { separator: ";", decimal: "," },
    plain: { separator: ",", decimal: "." },
  });
});

describe("a reference that a spreadsheet would take for a number", () => {
  const { nordic, plain } = CSV_STYLES;

  it.each([
    ...[
      "0123",
      "00",
      "123456789012",
      "1e5",
      "12E10",
      "1e+5",
      "12e-15",
      "1.5",
      "12,75",
      "1.5e3",
      "1,5E+30",
      "10.25e-7",
    ],
  ])("%s keeps its digits", (text) => {
    expect(csvId(text, nordic).replaceAll('"', "")).toBe(`'${text}`);
    expect(csvId(text, plain).replaceAll('"', "")).toBe(`'${text}`);
  });

  it.each([
    ...[
      "0",
      "12345678901",
      "1",
      "order-0123",
      "0123-a",
      "x1e5",
      "1e5x",
      "1e",
      "e5",
      "1.",
      ".5",
      "1.5.6",
      "1-5",
      "1:5",
    ],
    ...["1e5e6", "1.5e", "1.5x3", "1.5e3x", "1x5", "1.a", "1e*5", "1.5e*3", "a.5", "0a"],
  ])("%s is left as it is", (text) => {
    expect(csvId(text, nordic)).toBe(text);
  });
});

it("a file that nobody guarded is read as it stands", () => {
  for (const text of ["=1", "-5", "+4791000001", "5"]) expect(unguardedText(text)).toBe(text);
});
