import type { Locale } from "@/lib/domain/locale";
import type { ReportChoice } from "@/lib/domain/report-choice";
import type { ReportFormat } from "@/lib/reports/format-refuses";
import { reportFileName } from "@/lib/reports/report-file-name";
import type { SettlementReport } from "@/lib/reports/settlement-report";
import { writeCsvReport } from "@/lib/reports/write-csv-report";
import { writePdfReport } from "@/lib/reports/write-pdf-report";
import { writeXlsxReport } from "@/lib/reports/write-xlsx-report";
import { writeXmlReport } from "@/lib/reports/write-xml-report";

export type ReportFile = {
  readonly name: string;
  readonly mediaType: string;
  /** Read once, as fast as whoever takes them. */
  readonly chunks: AsyncGenerator<Uint8Array>;
};

const MEDIA_TYPES: Record<ReportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "application/xml; charset=utf-8",
  pdf: "application/pdf",
};

type Look = { readonly format: ReportChoice; readonly language: Locale; readonly personal: boolean };

/** The report in a format. @throws FormatRefuses before the first byte where the format cannot hold it. */
export function writeReport(report: SettlementReport, { format, language, personal }: Look): ReportFile {
  const kind = format === "pdf-full" ? "pdf" : format;
  const chunks = {
    csv: () => writeCsvReport(report, { personal }),
    xlsx: () => writeXlsxReport(report, { locale: language, personal }),
    xml: () => writeXmlReport(report),
    pdf: () => writePdfReport(report, { locale: language, transactions: format === "pdf-full" }),
  }[kind]();
  return { name: reportFileName(report, kind, language), mediaType: MEDIA_TYPES[kind], chunks };
}
