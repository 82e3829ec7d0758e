export type SheetRow = {
  /** As the sheet itself counts, from 1. */
  readonly line: number;
  /** Trimmed; days as YYYY-MM-DD, numbers in a form that can be read as an amount. */
  readonly cells: readonly string[];
  /** Which of the cells hold a formula. It is never worked out; a cell of a workbook shows what it came to at last. */
  readonly formulas: readonly number[];
};

/** The rows that hold anything, in their order; the first is usually that of the names. */
export type Sheet = { readonly rows: readonly SheetRow[] };

export type SheetFailure =
  | { code: "sheet_empty" }
  /** `most` in kilobytes. */
  | { code: "sheet_too_large"; most: number }
  | { code: "sheet_too_many_rows"; most: number }
  /** Neither UTF-8 nor Windows-1252. */
  | { code: "sheet_encoding" }
  /** Neither CSV nor a workbook that can be read. */
  | { code: "sheet_unreadable" };
