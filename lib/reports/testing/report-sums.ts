import { parseCsv } from "hucre/csv";
import { XmlDocument, type XmlElement } from "libxml2-wasm";
import type { ReportSettlement, SettlementReport } from "../settlement-report";
import { HEAD_ROW } from "../write-xlsx-report";

/** Minor units: what came in, what went out again, fees, and how many rows. */
export type Sums = { in: number; out: number; fees: number; rows: number };

/** Corrections are counted with what has their sign: most formats do not tell them apart. */
export function sumsOf(settlements: readonly ReportSettlement[]): Sums {
  const sum = (of: (one: ReportSettlement) => number) =>
    settlements.reduce((total, one) => total + of(one), 0);
  return {
    in: sum((one) => one.capturedMinor + one.correctionsInMinor),
    out: sum((one) => one.refundedMinor + one.correctionsOutMinor),
    fees: sum((one) => one.feesMinor),
    rows: sum((one) => one.transactionCount),
  };
}

export const settlementsOf = ({ units }: SettlementReport) => units.flatMap(({ settlements }) => settlements);

/** By a reader that is not ours: amounts of its rows as [in or out, fee]. */
const count = (rows: readonly (readonly [number, number])[]): Sums => ({
  in: rows.reduce((sum, [gross]) => sum + Math.max(gross, 0), 0),
  out: rows.reduce((sum, [gross]) => sum - Math.min(gross, 0), 0),
  fees: rows.reduce((sum, [, fee]) => sum + fee, 0),
  rows: rows.length,
});

const decimal = (value: unknown) => Math.round(Number(value) * 100);

/** Of a report as CSV. */
export function csvSums(file: string): Sums {
  const rows = parseCsv(file, { delimiter: "," }).filter(
    ([section, day]) => section === "TransactionInfo" && day !== "SalesDate",
  );
  return count(rows.map((cells) => [decimal(cells[8]) + decimal(cells[11]), -decimal(cells[10])]));
}

/** Of a report as XML. */
export function xmlSums(file: string): Sums {
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

/** Of the rows of a workbook's sheet. */
export function sheetSums(rows: readonly (readonly unknown[])[]): Sums {
  const found = rows.slice(HEAD_ROW).filter((cells) => (cells[4] ?? "") !== "");
  return count(found.map((cells) => [decimal(cells[6]), -decimal(cells[7])]));
}

/** Gross, fees and net of each settlement of a report as PDF, at the end of its rows. */
export function pdfTotals(pages: readonly string[][]): number[][] {
  const totals = pages.flat().filter((line) => line.startsWith("Total of the settlement"));
  return totals.map((line) =>
    line
      .split(" | ")
      .slice(1)
      .map((text) => decimal(text.replace(/,/g, "").replace("\u2212", "-"))),
  );
}

/** The same as the settlements have it. */
export const totalsOf = (settlements: readonly ReportSettlement[]): number[][] =>
  settlements.map((one) => {
    const { in: gross, out, fees } = sumsOf([one]);
    return [gross - out, 0 - fees, gross - out - fees];
  });
