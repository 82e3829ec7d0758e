import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { fastestOf } from "@/lib/testing/fastest-of";
import { MOST_BYTES, readPasted, readSheet } from "./read-sheet";

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
type Value = string | number | Date | null;
const workbook = (rows: Value[][], formula?: string) =>
  writeXlsx({
    sheets: [
      {
        name: "Sheet",
        rows,
        ...(formula && {
          cells: new Map([["1,1", { value: 3, type: "formula", formula, formulaResult: 3 }]]),
        }),
      },
    ],
  });

async function rowsOf(file: Uint8Array, most = 100) {
  const read = await readSheet(file, most);
  if (!read.ok) return read.error;
  return read.value.rows.map(({ line, cells }) => [line, ...cells]);
}

describe("text", () => {
  test.each([
    ["commas", "phone,amount\n91000001,100\n"],
    ["semicolons and Windows line ends", "\ufeffphone;amount\r\n91000001;100\r\n"],
    ["tabs", "phone\tamount\n91000001\t100"],
  ])("with %s between its cells", async (_, text) => {
    expect(await rowsOf(bytes(text))).toEqual([
      [1, "phone", "amount"],
      [2, "91000001", "100"],
    ]);
  });

  test("counts lines as the file does, past blank ones and breaks inside of quotes", async () => {
    expect(await rowsOf(bytes('a;b\n\n"x\ny";2\n3;4'))).toEqual([
      [1, "a", "b"],
      [3, "x\ny", "2"],
      [5, "3", "4"],
    ]);
  });

  test("in UTF-8 and in Windows-1252 keeps every letter", async () => {
    const text = "name;text\nÆrlig Ødegård;Blåbær på Ås";
    expect(await rowsOf(bytes(text))).toEqual(await rowsOf(latin(text)));
    expect(await rowsOf(latin(text))).toEqual([
      [1, "name", "text"],
      [2, "Ærlig Ødegård", "Blåbær på Ås"],
    ]);
  });

  test.each([
    ["UTF-16", Uint8Array.from(Buffer.from("\ufeffphone;amount\n1;2", "utf16le"))],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ["text that was broken before", bytes("phone;text\n91000001;Bl\ufffdb\ufffdr")],
  ])("%s is refused for its encoding", async (_, file) => {
    expect(await rowsOf(file)).toEqual({ code: "sheet_encoding" });
  });

  test("tells which cells hold a formula, and takes a number in disguise for what it is", async () => {
    const read = await readSheet(
      bytes('phone;amount;text\n="0091000001";=1+2;@SUM(A1)\n+4791000001;-5;a=b'),
      10,
    );
    expect(read).toMatchObject({
      value: {
        rows: [
          { formulas: [] },
          { cells: ["0091000001", "=1+2", "@SUM(A1)"], formulas: [1, 2] },
          { cells: ["+4791000001", "-5", "a=b"], formulas: [] },
        ],
      },
    });
  });
});

describe("a workbook", () => {
  test("gives its first sheet, with days and with amounts that cannot be misread", async () => {
    const file = await workbook([
      ["phone", "amount", "due"],
      [4791000001, 125.5, new Date("2026-12-24")],
      [null, null, null],
      ["+45 20 00 00 01", 1.234, null],
      [" 91000001 ", 1_000_000, null],
    ]);
    expect(await rowsOf(file)).toEqual([
      [1, "phone", "amount", "due"],
      [2, "4791000001", "125.50", "2026-12-24"],
      [4, "+45 20 00 00 01", "1.234000", ""],
      [5, "91000001", "1000000", ""],
    ]);
  });

  test("with a formula says where, and shows what it last came to", async () => {
    const file = await workbook(
      [
        ["phone", "amount"],
        ["91000001", 3],
      ],
      "1+2",
    );
    expect(await readSheet(file, 10)).toMatchObject({
      value: { rows: [{ formulas: [] }, { cells: ["91000001", "3"], formulas: [1] }] },
    });
  });

  test("that is broken, or a zip of something else, is refused", async () => {
    const file = await workbook([["phone"]]);
    expect(await rowsOf(file.slice(0, file.length - 40))).toEqual({ code: "sheet_unreadable" });
    expect(await rowsOf(bytes("PK\u0003\u0004 nothing"))).toEqual({ code: "sheet_unreadable" });
  });

  test("that unfolds to more than anyone types is refused before it is read", async () => {
    const file = await workbook([
      ["x".repeat(32_000)],
      ...Array.from({ length: 2_500 }, () => ["y".repeat(32_000)]),
    ]).catch(() => undefined);
    if (!file) throw new Error("the trap could not be built");
    expect(file.byteLength).toBeLessThan(MOST_BYTES);
    expect(await rowsOf(file, 100)).toEqual({ code: "sheet_too_many_rows", most: 100 });
    expect(await fastestOf(4, 2_000, () => rowsOf(file, 100))).toBeLessThan(2_000);
  });
});

describe("too much", () => {
  const sheet = (rows: number) => `phone;amount\n${"91000001;100\n".repeat(rows)}`;

  test("100 000 rows are refused with the number that is allowed, in an instant", async () => {
    const text = bytes(sheet(100_000));
    expect(await rowsOf(text, 5_001)).toEqual({ code: "sheet_too_many_rows", most: 5_001 });
    expect(await fastestOf(4, 500, () => rowsOf(text, 5_001))).toBeLessThan(500);
    const rows: Value[][] = Array.from({ length: 100_000 }, () => [91_000_001, 100]);
    expect(await rowsOf(await workbook(rows), 5_001)).toEqual({ code: "sheet_too_many_rows", most: 5_001 });
  });

  test("one row more than allowed is one too many", async () => {
    expect(await rowsOf(bytes(sheet(9)), 10)).toHaveLength(10);
    expect(await rowsOf(bytes(sheet(10)), 10)).toEqual({ code: "sheet_too_many_rows", most: 10 });
    expect(readPasted(sheet(10), 10)).toEqual({
      ok: false,
      error: { code: "sheet_too_many_rows", most: 10 },
    });
  });

  test("more than two megabytes, and nothing at all", async () => {
    expect(await rowsOf(new Uint8Array(MOST_BYTES + 1))).toEqual({ code: "sheet_too_large", most: 2048 });
    expect(await rowsOf(bytes("\n\n ; ;\n"))).toEqual({ code: "sheet_empty" });
    expect(await rowsOf(new Uint8Array())).toEqual({ code: "sheet_empty" });
    expect(readPasted("  ", 10)).toEqual({ ok: false, error: { code: "sheet_empty" } });
  });
});
