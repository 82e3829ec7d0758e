import type { ReportSettlement, ReportTransaction } from "./settlement-report";

/** The rows of a settlement do not come to its sums: no file may say both. */
export class SumsDiffer extends Error {
  override readonly name = "SumsDiffer";
  readonly code = "report_sums_differ";
  constructor(
    /** Number of the settlement. */
    readonly settlement: string,
    readonly term: SumTerm,
    /** By its rows, and as the settlement says. */
    readonly counted: number,
    readonly stated: number,
  ) {
    super(`settlement ${settlement}: ${term} is ${stated}, its rows come to ${counted}`);
  }
}

const TERMS = [
  "capturedMinor",
  "refundedMinor",
  "feesMinor",
  "correctionsInMinor",
  "correctionsOutMinor",
  "transactionCount",
] as const;

export type SumTerm = (typeof TERMS)[number];

/** The sums of rows, by the names that a settlement has for them. */
export type RowSums = { [term in SumTerm]: number };

export function noRows(): RowSums {
  return {
    capturedMinor: 0,
    refundedMinor: 0,
    feesMinor: 0,
    correctionsInMinor: 0,
    correctionsOutMinor: 0,
    transactionCount: 0,
  };
}

export function addRow(sums: RowSums, { kind, grossMinor, feeMinor }: ReportTransaction): void {
  sums.transactionCount += 1;
  sums.feesMinor += feeMinor;
  if (kind === "sale") sums.capturedMinor += grossMinor;
  else if (kind === "refund") sums.refundedMinor -= grossMinor;
  else if (grossMinor > 0) sums.correctionsInMinor += grossMinor;
  else sums.correctionsOutMinor -= grossMinor;
}

/**
 * The rows of a settlement as they come. Throws SumsDiffer behind the last one when they do not come to the settlement's sums:
 * every format reads its rows from here, so all say the same or none says anything.
 */
export async function* checkedRows(settlement: ReportSettlement): AsyncGenerator<ReportTransaction> {
  const sums = noRows();
  for await (const row of settlement.transactions) {
    addRow(sums, row);
    yield row;
  }
  const wrong = TERMS.find((term) => sums[term] !== settlement[term]);
  if (wrong) throw new SumsDiffer(settlement.id, wrong, sums[wrong], settlement[wrong]);
}
