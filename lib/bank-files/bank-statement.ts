/** Money that a statement says came in. Days are `YYYY-MM-DD`, the amount whole minor units above zero. */
export type StatementLine = {
  readonly currency: string;
  readonly amountMinor: number;
  /** When the bank booked it. */
  readonly day: string;
  /** All that the bank says about it, in one line. */
  readonly text: string;
  /** The bank's own mark of it, where it has one. */
  readonly mark: string | null;
};

/** What a bank tells of one account. */
export type BankStatement = {
  readonly id: string;
  /** Null where the file doesn't say. */
  readonly account: string | null;
  readonly currency: string;
  /** First and last day that it tells of. */
  readonly from: string;
  readonly to: string;
  readonly lines: readonly StatementLine[];
  /** Lines that are no money coming in: payments made, and currencies that the portal doesn't handle. */
  readonly otherLines: number;
};

export type BankFile = {
  readonly format: "camt053" | "csv";
  readonly statements: readonly BankStatement[];
};

/** `line`: of the file, from 1. */
export type BankFileFailure =
  | { code: "bank_file_too_large"; most: number }
  | { code: "bank_file_encoding" }
  | { code: "bank_file_unknown" }
  | { code: "bank_file_other_message" }
  | { code: "bank_file_broken"; line: number }
  | { code: "bank_file_empty" }
  | { code: "bank_file_account_missing"; line: number }
  | { code: "bank_file_bad_amount"; line: number; value: string }
  | { code: "bank_file_bad_day"; line: number; value: string }
  | { code: "bank_file_sum"; statement: string }
  | { code: "bank_file_day_column" }
  | { code: "bank_file_amount_column" }
  | { code: "bank_file_text_column" }
  | { code: "bank_file_two_decimals"; line: number };

/** Ends the reading of a file at a place that no one can read. */
export class BankFileRefused extends Error {
  override readonly name = "BankFileRefused";
  constructor(readonly failure: BankFileFailure) {
    super(failure.code);
  }
}

const MOST_TEXT = 500;

/** The parts of a line's text that say something, once each. */
export function joinTexts(parts: readonly (string | undefined)[]): string {
  const said = parts.map((part) => (part ?? "").replace(/[\s\p{C}]+/gu, " ").trim());
  return [...new Set(said.filter((part) => part !== ""))].join(" / ").slice(0, MOST_TEXT);
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Digits before and after the decimal mark as minor units of a currency with two decimals; undefined where there are more. */
export function toMinor(whole: string, decimals: string): number | undefined {
  if (!/^\d{1,13}$/.test(whole) || !/^\d{0,2}0*$/.test(decimals)) return undefined;
  return Number(whole + decimals.slice(0, 2).padEnd(2, "0"));
}
