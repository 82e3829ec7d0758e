import type { Currency } from "@/lib/domain/money";

/**
 * What a settlement report says, whatever format it is written in. All amounts are whole minor units (øre, cent) of the unit's
 * currency, days `YYYY-MM-DD` in the unit's time zone, instants ISO 8601 with `Z`.
 */
export type SettlementReport = {
  readonly organisation: ReportOrganisation;
  /** First and last day that the report covers, both included. */
  readonly from: string;
  readonly to: string;
  readonly units: readonly ReportUnit[];
};

export type ReportOrganisation = {
  readonly name: string;
  readonly number: string;
  readonly street: string;
  readonly postCode: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: "NO" | "DK" | "FI" | "SE";
};

export type ReportUnit = {
  readonly name: string;
  readonly msn: string;
  readonly currency: Currency;
  /** IANA name: days and written times of this unit are there. */
  readonly timeZone: string;
  /** In their order of payment. A unit without any stands in no file but the PDF, which says so. */
  readonly settlements: readonly ReportSettlement[];
};

/**
 * One payout. Known before its transactions are read, so that a format that begins with the sums can be streamed:
 * opening + captured − refunded − fees + corrections in − corrections out = paid out + closing (Gross: the fees are invoiced and
 * left out). Each sum is that of its rows, or the report is refused (`checkedRows`).
 */
export type ReportSettlement = {
  /** The payout's number of the unit: digits, from 2000001. */
  readonly id: string;
  /** Last day whose entries it pays out. */
  readonly day: string;
  /** BBAN or IBAN that the money went to, no spaces. */
  readonly account: string;
  readonly type: SettlementType;
  /** What the ledger held before the first entry; below zero where more was given back than sold. */
  readonly openingMinor: number;
  /** Sum of the sales, never below zero. */
  readonly capturedMinor: number;
  /** Sum of the refunds as money given back, never below zero. */
  readonly refundedMinor: number;
  /** Sum of the fees of all rows as what they cost, never below zero. */
  readonly feesMinor: number;
  /** Sum of the corrections in the merchant's favour, and of those against, neither below zero. */
  readonly correctionsInMinor: number;
  readonly correctionsOutMinor: number;
  readonly paidOutMinor: number;
  readonly transactionCount: number;
  /** In their order of time. Opened once, by whoever writes the report: a stream from the database, or a list. */
  readonly transactions: AsyncIterable<ReportTransaction> | Iterable<ReportTransaction>;
};

/** Net: fees are held back from the payout. Gross: they are invoiced by the month. */
export type SettlementType = "Net" | "Gross";

/**
 * sale, refund: of a payment. fee: one that comes without a sale of this settlement (a subscription, or a fee that was booked on a
 * later day than its sale). correction: all else that moves money (disputes, top-ups, credit notes, payouts that came back).
 */
export type TransactionKind = "sale" | "refund" | "fee" | "correction";

export type ReportTransaction = {
  readonly at: string;
  /** The platform's reference of this movement; digits, or a UUID. */
  readonly id: string;
  /** The merchant's own reference; empty where there is none. */
  readonly orderId: string;
  readonly kind: TransactionKind;
  /** What it changes before fees: above zero for a sale, below for a refund, either for a correction, zero for a fee. */
  readonly grossMinor: number;
  /** What it costs, never below zero: a fee that is given back is a correction. */
  readonly feeMinor: number;
  /** How it was sold, as the platform's reports name it ("Vipps Netthandel"); empty where that is not known. */
  readonly product: string;
  /** Only in a report with personal data, and only where the platform tells it. */
  readonly customer?: ReportCustomer;
};

export type ReportCustomer = {
  readonly firstName: string;
  readonly lastName: string;
  readonly message: string;
};

/** What a transaction leaves after its fee. */
export function netMinor({ grossMinor, feeMinor }: ReportTransaction): number {
  return grossMinor - feeMinor;
}

/** What stays on the ledger after the payout; anything but zero is a balance kept back, or sums that do not add up. */
export function closingMinor(settlement: Omit<ReportSettlement, "transactions">): number {
  const { openingMinor, capturedMinor, refundedMinor, correctionsInMinor, correctionsOutMinor } = settlement;
  const fees = settlement.type === "Net" ? settlement.feesMinor : 0;
  const corrections = correctionsInMinor - correctionsOutMinor;
  return openingMinor + capturedMinor - refundedMinor - fees + corrections - settlement.paidOutMinor;
}
