import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type Books, type BooksFailure, checkBooks } from "@/lib/domain/books";
import { dayAt } from "@/lib/domain/calendar";
import { CSV_STYLES } from "@/lib/domain/csv";
import type { Locale } from "@/lib/domain/locale";
import type { Currency } from "@/lib/domain/money";
import { VOUCHER_CHOICES, type VoucherChoice } from "@/lib/domain/report-choice";
import { fail, ok, type Result } from "@/lib/domain/result";
import { withGroupings } from "@/lib/domain/usual-accounts";
import { voucherFileName } from "@/lib/reports/report-file-name";
import type { SettlementReport } from "@/lib/reports/settlement-report";
import { OtherCurrency, vouchersOf } from "@/lib/reports/vouchers";
import { writeSafT } from "@/lib/reports/write-saf-t";
import { writeSie } from "@/lib/reports/write-sie";
import { writeVoucherCsv } from "@/lib/reports/write-voucher-csv";
import { findBooks } from "./books-repository";
import type { ReportBuilt } from "./build-report";
import type { ReportFile } from "./write-report";

export type VoucherFailure =
  | { code: "account_mapping_missing" }
  | { code: BooksFailure["code"] }
  | { code: "voucher_settlement_differs"; number: string }
  | { code: "vouchers_other_currency"; currency: Currency; unit: string };

export function isVoucherChoice(format: string): format is VoucherChoice {
  return VOUCHER_CHOICES.some((known) => known === format);
}

type Look = { readonly format: VoucherChoice; readonly language: Locale };

/**
 * Vouchers of a report's payouts, in the accounts that the company chose. Whole before its first byte is sent: a payout whose
 * ledger does not add up, an account that is none or a foreign currency end in a sentence and no file.
 */
export async function voucherFile(
  scope: Scope,
  { report, differs }: Extract<ReportBuilt, { kind: "report" }>,
  look: Look,
): Promise<Result<ReportFile, VoucherFailure>> {
  const kept = await scope.read(findBooks);
  if (!kept) return fail({ code: "account_mapping_missing" });
  const books = checkBooks(kept.books);
  if (!books.ok) return fail({ code: books.error.code });
  if (differs) return fail({ code: "voucher_settlement_differs", number: differs });
  try {
    const contact = scope.caller.kind === "person" ? scope.caller.name : report.organisation.name;
    return ok(write(report, books.value, { ...look, contact }));
  } catch (error) {
    if (!(error instanceof OtherCurrency)) throw error;
    const { code, currency, unit } = error;
    return fail({ code, currency, unit });
  }
}

function write(
  report: SettlementReport,
  books: Books,
  { format, language, contact }: Look & { contact: string },
): ReportFile {
  const at = now();
  const today = dayAt(at, report.units[0]?.timeZone ?? "Europe/Oslo");
  const { organisation, from, to } = report;
  const vouchers = (chosen: Books = books) => vouchersOf(report, chosen, language);
  if (format === "saf-t") {
    const bytes = writeSafT(vouchers(withGroupings(books)), { organisation, from, to, today, contact });
    return {
      name: voucherFileName(report, "saf-t", language, at),
      mediaType: "application/xml",
      chunks: once(bytes),
    };
  }
  if (format === "sie") {
    const bytes = writeSie(vouchers(), { organisation, today, series: "V" });
    const mediaType = "application/octet-stream";
    return { name: voucherFileName(report, "si", language, at), mediaType, chunks: once(bytes) };
  }
  const style = language === "en" ? CSV_STYLES.plain : CSV_STYLES.nordic;
  const mediaType = "text/csv; charset=utf-8";
  const chunks = once(writeVoucherCsv(vouchers(), style));
  return { name: voucherFileName(report, "csv", language, at), mediaType, chunks };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
