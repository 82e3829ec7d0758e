import { type Currency, type Money, money } from "./money";
import { fail, ok, type Result } from "./result";

/** One line of what is sold. The price of one piece holds its VAT; `vatRate` is in hundredths of a percent (2500 is 25 %). */
export type ReceiptLine = {
  readonly name: string;
  readonly pieces: number;
  readonly unitMinor: number;
  readonly vatRate: number;
};

export type Receipt = { readonly lines: readonly [ReceiptLine, ...ReceiptLine[]] };

/** Rates that are in use, the usual one first. */
export const VAT_RATES: Record<Currency, readonly number[]> = {
  NOK: [2500, 1500, 1200, 0],
  DKK: [2500, 0],
  EUR: [2550, 1350, 1000, 0],
  SEK: [2500, 1200, 600, 0],
};

export type LineTotals = { readonly total: number; readonly withoutVat: number; readonly vat: number };

/** All in minor units; the VAT is what is in the total, rounded half up. */
export function totalsOf({ pieces, unitMinor, vatRate }: ReceiptLine): LineTotals {
  const total = pieces * unitMinor;
  const vat = Math.round((total * vatRate) / (10_000 + vatRate));
  return { total, withoutVat: total - vat, vat };
}

export function totalOf(receipt: Receipt, currency: Currency): Money {
  return money(
    receipt.lines.reduce((sum, line) => sum + totalsOf(line).total, 0),
    currency,
  );
}

export type ReceiptFailure = { code: "receipt_sum_differs"; total: Money };

/** A receipt says what the amount is for, so its lines come to that amount. */
export function checkReceipt(receipt: Receipt, amount: Money): Result<Receipt, ReceiptFailure> {
  const total = totalOf(receipt, amount.currency);
  return total.minor === amount.minor ? ok(receipt) : fail({ code: "receipt_sum_differs", total });
}

/** The receipt of something that is one thing only. */
export function receiptOfOne(name: string, amount: Money, vatRate: number): Receipt {
  return { lines: [{ name, pieces: 1, unitMinor: amount.minor, vatRate }] };
}
