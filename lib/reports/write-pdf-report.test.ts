import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/domain/locale";
import { reportTexts } from "@/lib/i18n/report-texts";
import { FormatRefuses } from "./format-refuses";
import { FJORD_KIOSK, KIOSK, REFUND, SALE } from "./testing/fjord-kiosk";
import { readBytes } from "./testing/read-bytes";
import { readPdfPages } from "./testing/read-pdf";
import { reportOf, settlementOf } from "./testing/with-rows";
import { writePdfReport } from "./write-pdf-report";

/** Spaces that do not break are written as plain ones, a true minus as a hyphen. */
const plain = (line: string) => line.replace(/[\u00a0\u202f]/g, " ").replace(/\u2212/g, "-");

async function read(report = FJORD_KIOSK, transactions = true, locale: Locale = "nb") {
  const pages = readPdfPages(await readBytes(writePdfReport(report, { locale, transactions })));
  return pages.map((lines) => lines.map(plain));
}

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...SALE,
    id: String(7_000_000_000 + at),
    grossMinor: 10_000 + at,
  }));

describe("the report as PDF", () => {
  it("says whose it is, and each payout in the columns of the published file", async () => {
    const [page] = await read(FJORD_KIOSK, false);
    expect(page).toEqual([
      "Foretak: | Fjord Kiosk AS",
      "Organisasjonsnummer: | 999000010",
      "Rapporteringsperiode: | 16.11.2026 – 16.11.2026",
      "OPPGJØR",
      "Salgssted: | Fjord Kiosk",
      "Vippsnummer: | 654321",
      "Oppgjørsform: | Netto",
      "Bankkonto: | 9999.00.00014",
      "Dato | Oppgjørs-ID | Brutto salg | Gebyr | Refundert | Oppgjørssum",
      "16.11.26 | 2000001 | 125,00 | -1,88 | -25,00 | 98,12",
      "Sum NOK | 125,00 | -1,88 | -25,00 | 98,12",
      "Beløp i NOK, tider i Europe/Oslo | Side 1 av 1",
    ]);
  });

  it("lists the transactions where asked to, by the unit's clock", async () => {
    const lines = (await read()).flat();
    expect(lines).toContain("Oppgjør 2000001, 16.11.2026");
    expect(lines).toContain(
      "16.11.26 10:02 | 7000000120 | fjord-kiosk-000120 | Salg | 125,00 | -1,88 | 123,12",
    );
    expect(lines).toContain(
      "16.11.26 18:11 | 7000000122 | fjord-kiosk-000120 | Refundering | -25,00 | 0,00 | -25,00",
    );
    expect(lines).toContain("Sum oppgjør | 100,00 | -1,88 | 98,12");
  });

  it("ends each page with its total, begins the next with what was brought forward, and counts its pages", async () => {
    const pages = await read(reportOf(many(130)));
    expect(pages.length).toBeGreaterThan(2);
    let brought = 0;
    for (const [at, lines] of pages.entries()) {
      const gross = (line = "") =>
        Math.round(Number(line.split(" | ").at(-3)?.replace(/ /g, "").replace(",", ".")) * 100);
      const forward = lines.find((line) => line.startsWith("Overført"));
      expect(forward ? gross(forward) : 0).toBe(brought);
      const rows = lines.filter((line) => line.includes(" | Salg | "));
      const onPage = rows.reduce((sum, line) => sum + gross(line), 0);
      const total = lines.find((line) => line.startsWith("Sum denne siden"));
      if (at < pages.length - 1) expect(gross(total)).toBe(onPage);
      brought += onPage;
      expect(lines.at(-1)).toContain(`Side ${at + 1} av ${pages.length}`);
      expect(lines[0]).toBe("Foretak: | Fjord Kiosk AS");
    }
    expect(brought).toBe(many(130).reduce((sum, { grossMinor }) => sum + grossMinor, 0));
  });

  it("cuts no figure, however large", async () => {
    const lines = (await read(reportOf([{ ...SALE, grossMinor: 999_999_999_999 }]))).flat();
    expect(lines.filter((line) => line.includes("9 999 999 999,99"))).toHaveLength(4);
    expect(lines.join()).not.toContain("…");
  });

  it("shows balance and corrections where there are any, and says where there is no payout", async () => {
    const correction = { ...SALE, kind: "correction", grossMinor: -700, feeMinor: 0 } as const;
    const report = {
      ...FJORD_KIOSK,
      units: [
        { ...KIOSK, settlements: [settlementOf([SALE, REFUND, correction], { openingMinor: -1_000 })] },
        { ...KIOSK, name: "Fjord Kiosk Torget", msn: "654322", settlements: [] },
      ],
    };
    const lines = (await read(report, false)).flat();
    expect(lines).toContain("16.11.26 | 2000001 | -10,00 | 125,00 | -1,88 | -25,00 | -7,00 | 81,12");
    expect(lines).toContain("Ingen oppgjør i perioden.");
  });

  it("keeps to its lines whatever a unit and an order are called", async () => {
    const names = ["=cmd|' /C calc'!A0", "two\nlines", "\u202egnp.exe\u202c", "x".repeat(10_000), "😀😀"];
    const report = reportOf(names.map((orderId) => ({ ...SALE, orderId })));
    const hostile = { ...report, units: report.units.map((unit) => ({ ...unit, name: "y ".repeat(5_000) })) };
    const [page, ...more] = await read(hostile);
    expect(more).toEqual([]);
    const orders = page?.filter((line) => line.includes("| Salg |")).map((line) => line.split(" | ")[2]);
    expect(orders?.slice(0, 3)).toEqual(["=cmd|' /C calc'!A0", "two lines", "gnp.exe"]);
    expect(orders?.[3]).toMatch(/^x{5,40}…$/);
    expect(page?.find((line) => line.startsWith("Salgssted:"))).toMatch(/^Salgssted: \| (y )+y?…$/);
  });

  it.each(["en", "fi"] as const)("is written in %s", async (locale) => {
    const lines = (await read(FJORD_KIOSK, true, locale)).flat();
    expect(lines).toContain(reportTexts(locale)("heading"));
    expect(lines.join("\n")).not.toContain("?");
  });

  it("is refused above 100 000 transactions, before anything is read, and names the other formats", () => {
    const rows = { [Symbol.iterator]: () => expect.fail("rows were read") };
    const of = (transactionCount: number) => {
      const large = { ...settlementOf([]), transactionCount, transactions: rows };
      return { ...FJORD_KIOSK, units: [{ ...KIOSK, settlements: [large] }] };
    };
    const start = () => writePdfReport(of(100_001), { locale: "nb", transactions: true });
    expect(start).toThrow(FormatRefuses);
    expect(start).toThrow(
      expect.objectContaining({
        code: "report_too_many_rows",
        what: "100001",
        others: ["csv", "xlsx", "xml"],
      }),
    );
    expect(() => writePdfReport(of(100_001), { locale: "nb", transactions: false })).not.toThrow();
    // The payout itself is no transaction.
    expect(() => writePdfReport(of(100_000), { locale: "nb", transactions: true })).not.toThrow();
  });
});
