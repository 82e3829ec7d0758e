import type { SettlementReport } from "./settlement-report";

/** Something in a file that is wrong, yet leaves no doubt what was meant. Lines count from 1, in XLSX they are rows. */
export type ReportDefect = {
  readonly line: number;
  readonly code: /** An amount was written with a comma that also separates fields. */
    | "decimal_comma"
    /** A row names another unit or another settlement than stand above it. */
    | "other_settlement"
    /** Gross, fee and net of a row do not add up. */
    | "row_sum"
    /** A settlement's sum or count is not that of its rows. */
    | "settlement_sum";
  /** The text that is wrong. */
  readonly found: string;
};

/** A report that was read from a file, its transactions in memory. */
export type ReadReport = { readonly report: SettlementReport; readonly defects: readonly ReportDefect[] };

export type ReportFileFailure =
  | { readonly code: "report_file_too_large" /** In megabytes. */; readonly most: number }
  /** Neither XML, CSV nor XLSX of a settlement report. */
  | { readonly code: "report_file_unknown" }
  /** A declaration that could pull in other files or unfold without end. */
  | { readonly code: "report_file_doctype"; readonly line: number }
  | { readonly code: "report_file_broken"; readonly line: number }
  /** A field that is missing, or holds what it cannot. */
  | { readonly code: "report_file_value"; readonly line: number; readonly field: string };

/** Thrown inside the readers, and given back as a failure by readReport. */
export class ReportFileRefused extends Error {
  override readonly name = "ReportFileRefused";
  constructor(readonly failure: ReportFileFailure) {
    super(failure.code);
  }
}

export function badValue(line: number, field: string): ReportFileRefused {
  return new ReportFileRefused({ code: "report_file_value", line, field });
}
