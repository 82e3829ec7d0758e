import type { Scope } from "@/lib/access/use-case";
import type { ReportCustomer, ReportTransaction } from "@/lib/reports/settlement-report";
import { nextFeeRows, nextFundsRows, type RowOfReport } from "./report-row-repository";
import type { ReportSpan } from "./report-sums-repository";

const PAGE = 1_000;

export type RowWish = {
  readonly span: ReportSpan;
  /** As the platform's reports name it; empty where that is not known. */
  readonly product: string;
  readonly personal: boolean;
  /** What the payout kept back beyond the lines of the fees that the portal knows: above zero a fee, below money given back. */
  readonly restMinor: number;
  readonly paidAt: Date;
};

/**
 * The rows of one payout, read page by page in short transactions as fast as they are written: the funds in their order, then fees
 * that came without their sale. No line of a ledger ever changes, so pages that are read apart belong together.
 */
export async function* reportRows(scope: Scope, wish: RowWish): AsyncGenerator<ReportTransaction> {
  const { span, personal } = wish;
  yield* paged(
    (after) => scope.read((tx) => nextFundsRows(tx, span, after, PAGE, personal)),
    (row) => ofFunds(row, wish),
  );
  if (!span.gross) yield* paged((after) => scope.read((tx) => nextFeeRows(tx, span, after, PAGE)), ofFees);
  const rest = { at: wish.paidAt.toISOString(), id: String(span.last), orderId: "" };
  if (wish.restMinor !== 0) yield { ...rest, ...asFee(-wish.restMinor) };
}

async function* paged(
  read: (after: number) => Promise<RowOfReport[]>,
  write: (row: RowOfReport) => ReportTransaction,
): AsyncGenerator<ReportTransaction> {
  let after = 0;
  for (;;) {
    const rows = await read(after);
    for (const row of rows) yield write(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.position;
  }
}

function ofFunds(row: RowOfReport, { product, personal }: RowWish): ReportTransaction {
  const { entryType, amountMinor, feeMinor } = row;
  const kind = entryType === "capture" ? "sale" : entryType === "refund" ? "refund" : "correction";
  const customer = personal ? customerOf(row) : undefined;
  const sold = kind === "correction" ? "" : product;
  return {
    ...common(row),
    kind,
    grossMinor: amountMinor,
    feeMinor,
    product: sold,
    ...(customer && { customer }),
  };
}

function ofFees(row: RowOfReport): ReportTransaction {
  return { ...common(row), ...asFee(row.amountMinor) };
}

/** An amount as the fees have it: below zero a fee, above zero one that was given back, which is a correction. */
function asFee(amountMinor: number) {
  const kind = amountMinor < 0 ? "fee" : "correction";
  return {
    kind,
    grossMinor: Math.max(amountMinor, 0),
    feeMinor: Math.max(-amountMinor, 0),
    product: "",
  } as const;
}

/** A line without a reference of the platform goes by its place on the ledger. */
function common({ happenedAt, pspReference, reference, position }: RowOfReport) {
  return { at: happenedAt.toISOString(), id: pspReference ?? String(position), orderId: reference ?? "" };
}

/** The last word is the last name, as on a list of people. */
function customerOf({ customerName, message }: RowOfReport): ReportCustomer | undefined {
  if (!customerName) return undefined;
  const words = customerName.trim().split(/\s+/);
  const lastName = words.length > 1 ? (words.at(-1) ?? "") : "";
  const firstName = words.length > 1 ? words.slice(0, -1).join(" ") : (words[0] ?? "");
  return { firstName, lastName, message: message ?? "" };
}
