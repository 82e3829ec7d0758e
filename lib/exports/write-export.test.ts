import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { unguardedText } from "@/lib/domain/csv";
import { readCsv } from "@/lib/domain/csv-reader";
import type { ExportLook } from "@/lib/domain/list-export";
import { exportTexts } from "@/lib/i18n/export-texts";
import { cellsUnderAnyReading, HOSTILE_TEXTS, STARTS_FORMULA } from "@/lib/testing/hostile-texts";
import { CSV, XLSX } from "@/lib/testing/whole-export";
import { amount, count, day, type ListRow, moment, text } from "./list-source";
import { writeExport } from "./write-export";

const COLUMNS = [moment("date"), text("reference"), amount("amount"), count("views"), day("due")];

async function file(rows: readonly ListRow[], look: ExportLook): Promise<Buffer> {
  async function* content() {
    yield* rows;
  }
  const source = { columns: COLUMNS, timeZone: "Europe/Oslo", content: content() };
  const tally = { rows: 0 };
  const parts: Uint8Array[] = [];
  for await (const part of writeExport(source, look, exportTexts("nb"), { sheet: "Fakturaer", tally }))
    parts.push(part);
  expect(tally.rows).toBe(rows.length);
  return Buffer.concat(parts);
}

const ROW: ListRow = ["2026-11-21 00:30:15", "order-1", -123_456, 7, "2026-12-24"];

describe("an exported list as CSV", () => {
  it("has a heading in the person's language, ISO dates, and the marks that were chosen", async () => {
    expect((await file([ROW], CSV)).toString()).toBe(
      "Dato (Europe/Oslo),Referanse,Beløp,Visninger,Forfall\n2026-11-21 00:30:15,order-1,-1234.56,7,2026-12-24\n",
    );
    const nordic = { ...CSV, separator: "semicolon", decimal: "comma", byteOrderMark: true } as const;
    expect((await file([ROW], nordic)).toString()).toMatch(
      /^\ufeffDato .*\n.*;order-1;-1234,56;7;2026-12-24\n$/,
    );
    expect((await file([ROW], { ...CSV, separator: "tab" })).toString()).toContain("\torder-1\t-1234.56\t");
    const commas = { ...CSV, decimal: "comma" } as const;
    expect((await file([[null, "a", 5, null, null]], commas)).toString()).toContain(",a,0,05,,");
  });

  it.each(["007", "0012345678", "123456789012", "98765432109876543210", "1e5", "7E-3", "1.10", "2.5e3"])(
    "keeps the id %s as a text, which no spreadsheet makes a number of",
    async (id) => {
      expect((await file([[null, id, 0, 0, null]], CSV)).toString()).toContain(`,'${id},0.00,`);
    },
  );

  it("quotes such an id where it holds the mark between cells", async () => {
    expect((await file([[null, "1,5", 0, 0, null]], CSV)).toString()).toContain(`,"'1,5",0.00,`);
  });

  it.each(["0", "12345", "654321", "1e", "e5", "1.2.3", "10.0.0.7"])("leaves %s as it is", async (id) => {
    expect((await file([[null, id, 0, 0, null]], CSV)).toString()).toContain(`,${id},0.00,`);
  });

  it("gives no reader a formula, whichever mark it takes for the separator, and loses nothing of a text", async () => {
    for (const separator of ["comma", "semicolon", "tab"] as const) {
      const rows = HOSTILE_TEXTS.map((name): ListRow => [null, name, 0, 0, null]);
      const written = (await file(rows, { ...CSV, separator })).toString();
      expect(cellsUnderAnyReading(written).filter((cell) => STARTS_FORMULA.test(cell))).toEqual([]);
      const read = readCsv(written).slice(1);
      const plain = (name: string) => name.replace(/\r\n?/g, "\n").trim();
      expect(read.map(({ fields }) => plain(unguardedText(fields[1] ?? "")))).toEqual(
        HOSTILE_TEXTS.map(plain),
      );
    }
  });
});

describe("an exported list as XLSX, read by another program", () => {
  it("has typed cells below a frozen heading in the first row", async () => {
    const [sheet] = (await readXlsx(await file([ROW], XLSX))).sheets;
    expect(sheet?.name).toBe("Fakturaer");
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
    expect(sheet?.rows[0]).toEqual(["Dato (Europe/Oslo)", "Referanse", "Beløp", "Visninger", "Forfall"]);
    const [at, reference, minor, views, due] = sheet?.rows[1] ?? [];
    expect([reference, minor, views]).toEqual(["order-1", -1234.56, 7]);
    expect(at instanceof Date && Math.abs(at.getTime() - Date.parse("2026-11-21T00:30:15Z"))).toBeLessThan(
      10,
    );
    expect(due).toEqual(new Date("2026-12-24T00:00:00Z"));
  });

  it("holds ids and hostile names as the texts that they are, and not one formula", async () => {
    const names = [...HOSTILE_TEXTS, "007", "98765432109876543210", "<b>&amp;</b>", "_x000D_", "👩‍🚀"];
    const rows = names.map((name): ListRow => [null, name, 0, 0, null]);
    const [sheet] = (await readXlsx(await file(rows, XLSX))).sheets;
    expect(sheet?.rows.slice(1).map(([, name]) => name)).toEqual(names);
    expect([...(sheet?.cells ?? [])].filter(([, cell]) => cell.formula)).toEqual([]);
  });
});
