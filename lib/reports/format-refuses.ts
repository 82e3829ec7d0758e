export const REPORT_FORMATS = ["csv", "xlsx", "xml", "pdf"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type RefusalReason =
  /** No payout in the whole report; an XML file needs one. */
  | "report_empty"
  /** A payout without a single row; an XML file needs one in each. */
  | "report_no_rows"
  /** More rows than anyone reads on paper. */
  | "report_too_many_rows";

/** A report that this format cannot hold; the others can. Thrown before the first byte is written. */
export class FormatRefuses extends Error {
  override readonly name = "FormatRefuses";
  readonly others: readonly ReportFormat[];
  constructor(
    readonly format: ReportFormat,
    readonly code: RefusalReason,
    /** What stands in the way: the number of the settlement, or how many rows there are. */
    readonly what: string,
  ) {
    super(`${format} cannot hold this report: ${code} ${what}`);
    this.others = REPORT_FORMATS.filter(
      (other) => other !== format && !(other === "pdf" && code === "report_too_many_rows"),
    );
  }
}
