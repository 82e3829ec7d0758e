import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SettlementReport } from "@/lib/reports/settlement-report";
import { anyReport } from "@/lib/reports/testing/any-report";
import { readBytes } from "@/lib/reports/testing/read-bytes";
import { readPdfPages } from "@/lib/reports/testing/read-pdf";
import {
  csvSums,
  pdfTotals,
  settlementsOf,
  sheetSums,
  sumsOf,
  totalsOf,
  xmlSums,
} from "@/lib/reports/testing/report-sums";
import { writeCsvReport } from "@/lib/reports/write-csv-report";
import { writePdfReport } from "@/lib/reports/write-pdf-report";
import { writeXlsxReport } from "@/lib/reports/write-xlsx-report";
import { writeXmlReport } from "@/lib/reports/write-xml-report";
import { record, seedOf } from "../record";
import { hasOffice, type Office, startOffice } from "./office";

// Four formats of the same report, CSV and XLSX as LibreOffice reads them: all have to come to the same sums.
const OFFICE = hasOffice();
const SEED = seedOf(17);
const REPORTS = 40;
let office: Office;
let folder = "";

beforeAll(async () => {
  if (!OFFICE) return;
  office = startOffice();
  folder = await mkdtemp(join(tmpdir(), "portal-office-reports-"));
});
afterAll(async () => {
  if (!OFFICE) return;
  office.close();
  await rm(folder, { recursive: true, force: true });
});

async function keep(name: string, file: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, file);
  return path;
}

const csvOf = (report: SettlementReport) => readBytes(writeCsvReport(report, { personal: true }));
const xlsxOf = (report: SettlementReport) =>
  readBytes(writeXlsxReport(report, { locale: "nb", personal: true }));
const pdfOf = (report: SettlementReport) =>
  readBytes(writePdfReport(report, { locale: "en", transactions: true }));

it.runIf(OFFICE)(
  "says the same sums in CSV, XLSX, XML and PDF, with no cell taken for a formula",
  async () => {
    const reports = fc.sample(anyReport, { seed: SEED, numRuns: REPORTS });
    const [csvFiles, xlsxFiles]: [string[], string[]] = [[], []];
    for (const [at, report] of reports.entries()) {
      csvFiles.push(await keep(`report-${at}.csv`, await csvOf(report)));
      xlsxFiles.push(await keep(`report-${at}.xlsx`, await xlsxOf(report)));
    }
    const formulas = [...(await office.formulas(csvFiles)), ...(await office.formulas(xlsxFiles))];
    const [fromCsv, fromXlsx] = [await office.asCsv(csvFiles), await office.asCsv(xlsxFiles)];
    const different: string[] = [];
    let rows = 0;
    for (const [at, report] of reports.entries()) {
      const wanted = sumsOf(settlementsOf(report));
      rows += wanted.rows;
      const xml = new TextDecoder().decode(await readBytes(writeXmlReport(report)));
      const told = {
        csv: csvSums(fromCsv[at] ?? ""),
        xlsx: sheetSums(parseCsv(fromXlsx[at] ?? "", { delimiter: "," })),
        xml: xmlSums(xml),
      };
      const totals = pdfTotals(readPdfPages(await pdfOf(report)));
      for (const [format, sums] of Object.entries(told))
        if (JSON.stringify(sums) !== JSON.stringify(wanted)) different.push(`${at} ${format}`);
      if (JSON.stringify(totals) !== JSON.stringify(totalsOf(settlementsOf(report))))
        different.push(`${at} pdf`);
    }
    const cells = formulas.reduce((sum, one) => sum + one, 0);
    record({
      ...{
        test: "T17",
        what: "settlement reports in four formats, CSV and XLSX through LibreOffice",
        seed: SEED,
      },
      ...{ count: REPORTS, goal: "equal sums in all four, 0 formula cells" },
      found: `${different.length} files with other sums, ${cells} formula cells; ${rows} rows`,
      holds: different.length === 0 && cells === 0,
    });
    expect([different, cells]).toEqual([[], 0]);
  },
);
