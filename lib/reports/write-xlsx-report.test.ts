import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/domain/locale";
import { readReport } from "./read-report";
import { FJORD_KIOSK, REFUND, SALE } from "./testing/fjord-kiosk";
import { readBytes } from "./testing/read-bytes";
import { readSample } from "./testing/read-sample";
import { reportOf } from "./testing/with-rows";
import { writeXlsxReport } from "./write-xlsx-report";

const write = (report = FJORD_KIOSK, options: Partial<Parameters<typeof writeXlsxReport>[1]> = {}) =>
  readBytes(writeXlsxReport(report, { locale: "nb", personal: false, ...options }));
const rowsOf = async (file: Uint8Array) => (await readXlsx(file)).sheets[0]?.rows ?? [];

describe("the report as XLSX", () => {
  it.for([
    ["without", "Vipps-oppgjørsrapport-16655-2018-09-23.xlsx", false],
    ["with", "vipps-settlement-example.xlsx", true],
  ] as const)(
    "%s persons has the places and words of the published file",
    async ([, name, personal], test) => {
      const sample = readSample(`settlements/${name}`);
      if (!sample) return test.skip();
      const [published, ours] = [await rowsOf(sample), await rowsOf(await write(FJORD_KIOSK, { personal }))];
      expect(ours[7]).toEqual(published[7]);
      const names = (rows: typeof ours) => rows.slice(0, 5).map(([first]) => first);
      expect(names(ours)).toEqual(names(published));
      const closing = published.find(([first]) => first === "Til utbetaling netto") ?? [];
      const oursClosing = ours.find(([first]) => first === "Til utbetaling netto") ?? [];
      const filled = (cells: typeof closing) => cells.flatMap((cell, at) => (cell === null ? [] : [at]));
      expect(filled(oursClosing)).toEqual(expect.arrayContaining(filled(closing)));
      expect((await readXlsx(await write())).sheets[0]?.name).toBe("Rapport");
    },
  );

  it("has days, amounts and texts in their places, each payout's sum and that of all", async () => {
    const [sale, refund, closing, total] = (await rowsOf(await write())).slice(8);
    const day = new Date("2026-11-16T00:00:00Z");
    expect(sale).toEqual([
      day,
      "Fjord Kiosk",
      "654321",
      "Vipps Netthandel",
      "7000000120",
      "fjord-kiosk-000120",
      125,
      -1.88,
      123.12,
      "Salg",
      "2000001",
      day,
      null,
      null,
    ]);
    expect(refund?.slice(6, 10)).toEqual([-25, 0, -25, "Refundering"]);
    expect(closing?.slice(9)).toEqual([null, "2000001", day, 98.12, "99990000014"]);
    expect(total).toEqual([
      "Sum NOK",
      null,
      null,
      null,
      null,
      null,
      100,
      -1.88,
      98.12,
      null,
      null,
      null,
      98.12,
      null,
    ]);
  });

  it("tells persons only where asked to", async () => {
    const customer = { firstName: "Kari", lastName: "Nordmann", message: "=Gave" };
    const report = reportOf([{ ...SALE, customer }, REFUND]);
    expect(JSON.stringify(await rowsOf(await write(report)))).not.toContain("Kari");
    const rows = await rowsOf(await write(report, { personal: true }));
    expect(rows[8]?.slice(14)).toEqual(["Kari", "Nordmann", "=Gave"]);
  });

  it("shows what lay on the ledger before, where anything did", async () => {
    const rows = await rowsOf(await write(reportOf([SALE], { openingMinor: -2_500 })));
    expect(rows.slice(9, 11).map((row) => [row[0], row[8], row[12]])).toEqual([
      ["Inngående saldo", -25, null],
      ["Til utbetaling netto", null, 98.12],
    ]);
  });

  it.each(LOCALES)("is read back from %s with every kind of row", async (locale) => {
    const kinds = [
      { ...SALE, customer: { firstName: "Åse", lastName: "Ødegård", message: "Takk" } },
      REFUND,
      { ...SALE, kind: "correction", grossMinor: 700, feeMinor: 0 },
      { ...SALE, kind: "correction", grossMinor: -300, feeMinor: 0 },
      { ...SALE, kind: "fee", grossMinor: 0, feeMinor: 4_900 },
    ] as const;
    for (const type of ["Net", "Gross"] as const) {
      const report = reportOf([...kinds], { type, openingMinor: -1_000 });
      const found = await readReport(await write(report, { locale, personal: true }));
      // Times are days in this format.
      const rows = kinds.map((row) => ({ ...row, at: "2026-11-15T23:00:00.000Z" }));
      expect(found).toMatchObject({ ok: true, value: { defects: [] } });
      expect(found.ok && found.value.report.units[0]?.settlements).toEqual([
        { ...report.units[0]?.settlements[0], transactions: rows },
      ]);
    }
  });
});
