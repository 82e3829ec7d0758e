import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { readReport } from "./read-report";
import type { ReportSettlement } from "./settlement-report";
import { anyReport } from "./testing/any-report";
import { readBytes } from "./testing/read-bytes";
import { readPdfPages } from "./testing/read-pdf";
import {
  csvSums,
  pdfTotals,
  settlementsOf,
  sheetSums,
  sumsOf,
  totalsOf,
  xmlSums,
} from "./testing/report-sums";
import { schemaErrors } from "./testing/schema";
import { writeCsvReport } from "./write-csv-report";
import { writePdfReport } from "./write-pdf-report";
import { writeXlsxReport } from "./write-xlsx-report";
import { writeXmlReport } from "./write-xml-report";

it("CSV, XML and XLSX of any days say the same to the minor unit, to our reader and to others", async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (any) => {
      const csv = await readBytes(writeCsvReport(any, { personal: false }));
      const xml = await readBytes(writeXmlReport(any));
      const xlsx = await readBytes(writeXlsxReport(any, { locale: "sv", personal: false }));
      const expected = sumsOf(settlementsOf(any));
      for (const file of [csv, xml, xlsx]) {
        const found = await readReport(file);
        expect(found).toMatchObject({ ok: true, value: { defects: [] } });
        if (!found.ok) return;
        expect(sumsOf(settlementsOf(found.value.report))).toEqual(expected);
        expect(settlementsOf(found.value.report).map(sumsOfOne)).toEqual(settlementsOf(any).map(sumsOfOne));
      }
      const text = new TextDecoder();
      expect(csvSums(text.decode(csv))).toEqual(expected);
      expect(xmlSums(text.decode(xml))).toEqual(expected);
      expect(sheetSums((await readXlsx(xlsx)).sheets[0]?.rows ?? [])).toEqual(expected);
      expect(schemaErrors(text.decode(xml))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it("PDF says it too, at the end of each settlement", async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (any) => {
      const pages = readPdfPages(await readBytes(writePdfReport(any, { locale: "en", transactions: true })));
      expect(pdfTotals(pages)).toEqual(totalsOf(settlementsOf(any)));
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

const sumsOfOne = (one: ReportSettlement) => ({ id: one.id, ...sumsOf([one]) });
