import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { streamWorkbook, type WorkbookColumn, type WorkbookRow } from "./stream-workbook";
import { unpackedSize } from "./unpacked-size";

const COLUMNS: WorkbookColumn[] = [
  { title: "Day", kind: "day", width: 12 },
  { title: "Order", kind: "text", width: 30 },
  { title: "Gross", kind: "amount", width: 12 },
];

async function* list(rows: readonly WorkbookRow[]) {
  yield* rows;
}

async function write(rows: readonly WorkbookRow[], mostRows?: number): Promise<Uint8Array> {
  const facts = [["Company", "Kiosk AS"]] as const;
  const workbook = {
    name: "Report",
    title: "Settlements",
    facts,
    headRow: 4,
    columns: COLUMNS,
    rows: list(rows),
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamWorkbook(workbook, mostRows)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

const row = (...values: WorkbookRow["values"]): WorkbookRow => ({ look: "row", values });

it("holds days as days, amounts as numbers and the rest as text, under a head that stays in sight", async () => {
  const file = await write([
    row("2026-11-16", "0047", -188),
    { look: "sum", values: ["Sum", null, 9_999_999_999_01] },
  ]);
  const [sheet] = (await readXlsx(file, { readStyles: true })).sheets;
  expect(sheet?.name).toBe("Report");
  expect(sheet?.rows.slice(0, 2)).toEqual([
    ["Settlements", null, null],
    ["Company", null, "Kiosk AS"],
  ]);
  expect(sheet?.rows.slice(3)).toEqual([
    ["Day", "Order", "Gross"],
    [new Date("2026-11-16T00:00:00Z"), "0047", -1.88],
    ["Sum", null, 9_999_999_999.01],
  ]);
  expect(sheet?.freezePane).toMatchObject({ rows: 4 });
  expect(sheet?.cells?.get("3,1")?.style?.font?.bold).toBe(true);
  expect(sheet?.cells?.get("4,2")?.style?.numFmt).toBe("#,##0.00");
});

it("keeps every text as it is, and makes a formula of none", async () => {
  const texts = [
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-1+1",
    ' <b>"fish" & chips</b> ',
    "two\nlines\r\nand\ttabs",
    "_x000D_",
    "\u202etxt.exe",
    "😀".repeat(5_000),
    "00123456789012345678",
    "2026-11-16",
  ];
  const file = await write(texts.map((text) => row("2026-11-16", text, 1)));
  const [sheet] = (await readXlsx(file)).sheets;
  expect(sheet?.rows.slice(4).map((cells) => cells[1])).toEqual(texts);
  expect(
    [...(sheet?.cells?.values() ?? [])].filter(({ formula, type }) => formula || type === "formula"),
  ).toEqual([]);
});

it("cuts what no cell can hold, between signs", async () => {
  const [sheet] = (await readXlsx(await write([row(null, `x${"😀".repeat(20_000)}`, 1)]))).sheets;
  expect(sheet?.rows[4]?.[1]).toBe(`x${"😀".repeat(16_383)}`);
});

it("goes on in a second sheet where the first is full, under the same head", async () => {
  const file = await write(
    [1, 2, 3, 4, 5].map((minor) => row("2026-11-16", `no ${minor}`, minor)),
    2,
  );
  const { sheets } = await readXlsx(file);
  expect(sheets.map(({ name, rows }) => [name, ...rows.slice(3).map((cells) => cells[1])])).toEqual([
    ["Report", "Order", "no 1", "no 2"],
    ["Report (2)", "Order", "no 3", "no 4"],
    ["Report (3)", "Order", "no 5"],
  ]);
});

it("is one sheet without rows, too, and a zip that unfolds to what it says", async () => {
  const file = await write([]);
  expect((await readXlsx(file)).sheets.map(({ rows }) => rows.length)).toEqual([4]);
  expect(unpackedSize(file, 100_000)).toBeGreaterThan(2_000);
});

it("fails where its rows fail, and asks for no more of them", async () => {
  let closed = false;
  async function* broken() {
    try {
      yield row("2026-11-16", "a", 1);
      throw new Error("the database went away");
    } finally {
      closed = true;
    }
  }
  const chunks = streamWorkbook({
    name: "R",
    title: "T",
    facts: [],
    headRow: 4,
    columns: COLUMNS,
    rows: broken(),
  });
  const readAll = async () => {
    for await (const chunk of chunks) expect(chunk.byteLength).toBeGreaterThan(0);
  };
  await expect(readAll()).rejects.toThrow("the database went away");
  expect(closed).toBe(true);
});
