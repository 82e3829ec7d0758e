import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { expect, it } from "vitest";
import { readReport } from "./read-report";
import type { ReportSettlement, ReportTransaction, SettlementReport } from "./settlement-report";
import { FJORD_KIOSK, KIOSK, SALE } from "./testing/fjord-kiosk";
import { readBytes } from "./testing/read-bytes";
import { readPdfPages } from "./testing/read-pdf";
import { schemaErrors } from "./testing/schema";
import { settlementOf } from "./testing/with-rows";
import { writeCsvReport } from "./write-csv-report";
import { writePdfReport } from "./write-pdf-report";
import { writeXlsxReport } from "./write-xlsx-report";
import { writeXmlReport } from "./write-xml-report";

const HOSTILE = ["=1+1", "@SUM(A1)", '"', ",", "<!--", "&amp;", "a\nb", "\u202e", "😀", "_x000D_", "'=x"];

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...HOSTILE), fc.uuid());
const minor = fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9_999_999_999 }));
const start = Date.parse("2026-01-01T00:00:00Z");
const at = fc.integer({ min: 0, max: 364 * 86_400_000 }).map((ms) => new Date(start + ms).toISOString());

const row: fc.Arbitrary<ReportTransaction> = fc
  .record({
    at,
    id: fc.oneof(fc.integer({ min: 1 }).map(String), fc.uuid()),
    orderId: text.map((order) => order.trim()),
    kind: fc.constantFrom("sale", "sale", "sale", "refund", "fee", "correction"),
    amount: minor,
    share: fc.integer({ min: 0, max: 400 }),
    sign: fc.constantFrom(1, -1),
  })
  .map(({ kind, amount, share, sign, ...rest }) => {
    const grossMinor = { sale: amount, refund: -amount, fee: 0, correction: amount * sign }[kind];
    const feeMinor = kind === "sale" ? Math.floor((amount * share) / 10_000) : kind === "fee" ? amount : 0;
    return { ...SALE, ...rest, kind, grossMinor, feeMinor };
  });

const settlement = fc
  .record({ rows: fc.array(row, { minLength: 1, maxLength: 8 }), type: fc.constantFrom("Net", "Gross") })
  .map(({ rows, type }) => settlementOf(rows, { type }));

const report: fc.Arbitrary<SettlementReport> = fc
  .array(
    fc.record({
      name: text.map((name) => name.trim()),
      currency: fc.constantFrom("NOK", "DKK"),
      settlements: fc.array(settlement, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((units) => ({
    ...FJORD_KIOSK,
    units: units.map((unit, at) => ({
      ...KIOSK,
      ...unit,
      msn: String(654_321 + at),
      settlements: unit.settlements.map((one, number) => ({ ...one, id: String(2_000_001 + number) })),
    })),
  }));

type Sums = { in: number; out: number; fees: number; rows: number };

/** Corrections are counted with what has their sign: most formats do not tell them apart. */
function sumsOf(settlements: readonly ReportSettlement[]): Sums {
  const sum = (of: (one: ReportSettlement) => number) =>
    settlements.reduce((total, one) => total + of(one), 0);
  return {
    in: sum((one) => one.capturedMinor + one.correctionsInMinor),
    out: sum((one) => one.refundedMinor + one.correctionsOutMinor),
    fees: sum((one) => one.feesMinor),
    rows: sum((one) => one.transactionCount),
  };
}

const all = ({ units }: SettlementReport) => units.flatMap(({ settlements }) => settlements);

/** By a reader that is not ours: amounts of its rows as [in or out, fee]. */
const count = (rows: readonly (readonly [number, number])[]): Sums => ({
  in: rows.reduce((sum, [gross]) => sum + Math.max(gross, 0), 0),
  out: rows.reduce((sum, [gross]) => sum - Math.min(gross, 0), 0),
  fees: rows.reduce((sum, [, fee]) => sum + fee, 0),
  rows: rows.length,
});

const decimal = (value: unknown) => Math.round(Number(value) * 100);

function csvSums(file: string): Sums {
  const rows = parseCsv(file, { delimiter: "," }).filter(
    ([section, day]) => section === "TransactionInfo" && day !== "SalesDate",
  );
  return count(rows.map((cells) => [decimal(cells[8]) + decimal(cells[11]), -decimal(cells[10])]));
}

function xmlSums(file: string): Sums {
  const document = XmlDocument.fromString(file);
  const space = { v: "http://vipps.no/xmlschema/SettlementReport-3.0.xsd" };
  const value = (row: XmlElement, name: string) =>
    decimal(row.get(`v:Transaction${name}Amount`, space)?.content);
  const rows = document
    .find("//v:TransactionInfo", space)
    .map((node) => node as XmlElement)
    .map((node) => [value(node, "Gross"), value(node, "Fee")] as const);
  document.dispose();
  return count(rows);
}

async function xlsxSums(file: Uint8Array): Promise<Sums> {
  const { rows = [] } = (await readXlsx(file)).sheets[0] ?? {};
  const found = rows.slice(8).filter((cells) => cells[4] !== null);
  return count(found.map((cells) => [decimal(cells[6]), -decimal(cells[7])]));
}

it("CSV, XML and XLSX of any days say the same to the minor unit, to our reader and to others", async () => {
  await fc.assert(
    fc.asyncProperty(report, async (any) => {
      const csv = await readBytes(writeCsvReport(any, { personal: false }));
      const xml = await readBytes(writeXmlReport(any));
      const xlsx = await readBytes(writeXlsxReport(any, { locale: "sv", personal: false }));
      const expected = sumsOf(all(any));
      for (const file of [csv, xml, xlsx]) {
        const found = await readReport(file);
        expect(found).toMatchObject({ ok: true, value: { defects: [] } });
        if (!found.ok) return;
        expect(sumsOf(all(found.value.report))).toEqual(expected);
        expect(all(found.value.report).map(sumsOfOne)).toEqual(all(any).map(sumsOfOne));
      }
      const text = new TextDecoder();
      expect(csvSums(text.decode(csv))).toEqual(expected);
      expect(xmlSums(text.decode(xml))).toEqual(expected);
      expect(await xlsxSums(xlsx)).toEqual(expected);
      expect(schemaErrors(text.decode(xml))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it("PDF says it too, at the end of each settlement", async () => {
  await fc.assert(
    fc.asyncProperty(report, async (any) => {
      const pages = readPdfPages(await readBytes(writePdfReport(any, { locale: "en", transactions: true })));
      const totals = pages.flat().filter((line) => line.startsWith("Total of the settlement"));
      const figures = totals.map((line) =>
        line
          .split(" | ")
          .slice(1)
          .map((text) => decimal(text.replace(/,/g, "").replace("\u2212", "-"))),
      );
      const expected = all(any).map((one) => sumsOf([one]));
      expect(figures).toEqual(
        expected.map(({ in: gross, out, fees }) => [gross - out, 0 - fees, gross - out - fees]),
      );
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

const sumsOfOne = (one: ReportSettlement) => ({ id: one.id, ...sumsOf([one]) });
