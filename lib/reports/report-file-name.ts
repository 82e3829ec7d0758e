import { brandOf } from "@/lib/domain/brand";
import type { Locale } from "@/lib/domain/locale";
import { reportTexts } from "@/lib/i18n/report-texts";
import type { ReportFormat } from "./format-refuses";
import type { SettlementReport } from "./settlement-report";

/**
 * What a downloaded report is called: Vipps-oppgjørsrapport-654321-2026-11-16.xlsx, with the MSN of its one unit or, of several, the
 * company's number, and its last day. The brand is that of the company's country, the word that of the report's language.
 */
export function reportFileName(report: SettlementReport, format: ReportFormat, locale: Locale): string {
  const { organisation, units, to } = report;
  const [unit, ...more] = units;
  const whose = unit && more.length === 0 ? unit.msn : organisation.number;
  return `${brandOf(organisation.country)}-${reportTexts(locale)("fileName")}-${safe(whose)}-${to}.${format}`;
}

/** What a report of one payout is called where files are delivered: 654321-2000001.xml. */
export function deliveredFileName(msn: string, settlement: string, format: ReportFormat): string {
  return `${safe(msn)}-${safe(settlement)}.${format}`;
}

/**
 * What a file of vouchers is called: Vipps-bilag-999000010-2026-11-16.csv; SAF-T as the tax administration asks, with company and moment.
 */
export function voucherFileName(
  { organisation, to }: SettlementReport,
  ending: "csv" | "si" | "saf-t",
  locale: Locale,
  at: Date,
): string {
  if (ending === "saf-t") {
    const moment = at.toISOString().replace(/\D/g, "").slice(0, 14);
    return `SAF-T Financial_${safe(organisation.number)}_${moment}.xml`;
  }
  const name = reportTexts(locale)("vouchersName");
  return `${brandOf(organisation.country)}-${name}-${safe(organisation.number)}-${to}.${ending}`;
}

const safe = (text: string) => text.replace(/[^\w-]/g, "");
