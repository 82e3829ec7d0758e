import { addRow, noRows, type RowSums } from "./checked-rows";
import type { ReportDefect } from "./report-defect";
import {
  closingMinor,
  netMinor,
  type ReportSettlement,
  type ReportTransaction,
  type TransactionKind,
} from "./settlement-report";

/** A row as its file has it. */
export type FoundRow = {
  readonly line: number;
  readonly row: ReportTransaction;
  /** What the file says is left after the fee. */
  readonly netMinor: number;
};

export type FoundSettlement = {
  readonly line: number;
  readonly id: string;
  readonly day: string;
  readonly account: string;
  readonly type: ReportSettlement["type"];
  readonly paidOutMinor: number;
  /** The sums that the file states; corrections are not told apart there. */
  readonly stated: {
    readonly inMinor?: number;
    readonly outMinor?: number;
    readonly feesMinor?: number;
    readonly count?: number;
  };
};

/** Puts a settlement together from what a file says, counts after it, and notes what does not come out. */
export function assembleSettlement(
  found: FoundSettlement,
  rows: readonly FoundRow[],
  defects: ReportDefect[],
): ReportSettlement {
  const sums = noRows();
  for (const { row, line, netMinor: stated } of rows) {
    addRow(sums, row);
    if (netMinor(row) !== stated) defects.push({ line, code: "row_sum", found: String(stated) });
  }
  noteSums(found, sums, defects);
  const { id, day, account, type, paidOutMinor } = found;
  const transactions = rows.map(({ row }) => row);
  const settlement = { id, day, account, type, paidOutMinor, openingMinor: 0, ...sums, transactions };
  // Files say what was paid and what moved, never what lay there before: that is the rest.
  return { ...settlement, openingMinor: zero(-closingMinor(settlement)) };
}

function noteSums({ line, stated }: FoundSettlement, sums: RowSums, defects: ReportDefect[]): void {
  const counted = {
    inMinor: sums.capturedMinor + sums.correctionsInMinor,
    outMinor: sums.refundedMinor + sums.correctionsOutMinor,
    feesMinor: sums.feesMinor,
    count: sums.transactionCount,
  };
  const terms = ["inMinor", "outMinor", "feesMinor", "count"] as const;
  for (const term of terms)
    if (stated[term] !== undefined && stated[term] !== counted[term])
      defects.push({ line, code: "settlement_sum", found: String(stated[term]) });
}

/** What a row is by its amounts alone: files but XLSX do not say. */
export function kindOf(grossMinor: number, feeMinor: number): TransactionKind {
  if (grossMinor < 0) return "refund";
  return grossMinor === 0 && feeMinor !== 0 ? "fee" : "sale";
}

const zero = (minor: number) => (minor === 0 ? 0 : minor);
