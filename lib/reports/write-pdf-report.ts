import type { Locale } from "@/lib/domain/locale";
import { type ReportTexts, reportTexts } from "@/lib/i18n/report-texts";
import { startDocument } from "@/lib/print/start-document";
import { checkedRows } from "./checked-rows";
import { drawStatement } from "./draw-statement";
import { FormatRefuses } from "./format-refuses";
import { dottedDay } from "./local-time";
import { writeFact } from "./pdf-figures";
import { type Furniture, PdfPages } from "./pdf-pages";
import type { ReportSettlement, SettlementReport } from "./settlement-report";

export type PdfReportOptions = {
  readonly locale: Locale;
  /** Each payout's transactions behind the payouts, with page totals; else the payouts alone, as published. */
  readonly transactions: boolean;
};

/** More than a thousand pages: nobody reads on. */
const MOST_ROWS = 100_000;

/**
 * The report as PDF in the published layout: whose it is on every page, each unit's payouts with their sum and, on demand, all
 * transactions with page totals. Throws FormatRefuses above 100 000 transactions, or payouts. No persons: names belong into no printed list.
 */
export function writePdfReport(
  report: SettlementReport,
  options: PdfReportOptions,
): AsyncGenerator<Uint8Array> {
  const settlements = report.units.flatMap((unit) => unit.settlements);
  const listed = options.transactions ? settlements.reduce((sum, one) => sum + one.transactionCount, 0) : 0;
  const rows = Math.max(settlements.length, listed);
  if (rows > MOST_ROWS) throw new FormatRefuses("pdf", "report_too_many_rows", String(rows));
  return draw(report, options);
}

async function* draw(report: SettlementReport, options: PdfReportOptions): AsyncGenerator<Uint8Array> {
  const t = reportTexts(options.locale);
  const { organisation } = report;
  const counting = new PdfPages(
    undefined,
    furnitureOf(report, t, () => ""),
  );
  const count = drawStatement(counting, report, options, blankRows);
  while (!(await count.next()).done);
  const pageOf = (page: number) => t("page", { page, pages: counting.page });
  const heading = {
    paper: "a4",
    title: t("report"),
    language: options.locale,
    author: organisation.name,
  } as const;
  const document = startDocument(heading);
  const pages = new PdfPages(document, furnitureOf(report, t, pageOf));
  // The document is read while it is drawn, so that no more than a page or two is held.
  for await (const _ of drawStatement(pages, report, options, checkedRows)) yield* written(document);
  pages.end();
  document.end();
  for await (const chunk of document) yield chunk;
}

function* written(document: NodeJS.ReadableStream): Generator<Uint8Array> {
  for (let chunk = document.read(); chunk !== null; chunk = document.read())
    // safe: pdfkit writes nothing but buffers
    yield chunk as unknown as Uint8Array;
}

async function* blankRows({ transactionCount }: ReportSettlement): AsyncGenerator<undefined> {
  for (let at = 0; at < transactionCount; at += 1) yield undefined;
}

function furnitureOf(
  { organisation, from, to, units }: SettlementReport,
  t: ReportTexts,
  pageOf: (page: number) => string,
): Furniture {
  const facts = [
    [t("companyLabel"), organisation.name],
    [t("numberLabel"), organisation.number],
    [t("periodLabel"), `${dottedDay(from)} – ${dottedDay(to)}`],
  ] as const;
  const distinct = (values: string[]) => [...new Set(values)].join(", ");
  const currency = distinct(units.map((unit) => unit.currency));
  const timeZone = distinct(units.map((unit) => unit.timeZone));
  return {
    head: (pages) => {
      for (const [name, value] of facts) writeFact(pages, name, value);
      pages.space(18);
    },
    foot: currency ? t("amountsIn", { currency, timeZone }) : "",
    pageOf,
  };
}
