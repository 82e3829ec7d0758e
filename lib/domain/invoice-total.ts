/** What an invoice comes to. All amounts are minor units, all prices include VAT: it is what the customer pays. */

/** `quantity` in thousandths (1.5 is 1500), `unitPriceMinor` with VAT, `vatRate` in hundredths of a percent (2500 is 25 %). */
export type InvoiceLine = {
  readonly description: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly vatRate: number;
};

export type LineTotal = { readonly grossMinor: number; readonly vatMinor: number; readonly netMinor: number };
export type RateTotal = LineTotal & { readonly vatRate: number };

export type InvoiceTotal = LineTotal & {
  readonly lines: readonly LineTotal[];
  /** By VAT rate, the highest first. */
  readonly rates: readonly RateTotal[];
};

/**
 * Each line is rounded once to whole minor units, half away from zero, and so is the VAT in it; the sums per rate and of the
 * invoice are sums of the rounded lines. So what is printed adds up to the last øre, from top to bottom and from left to right.
 */
export function totalOf(lines: readonly InvoiceLine[]): InvoiceTotal {
  const totals = lines.map(lineTotal);
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate))].sort((a, b) => b - a);
  return {
    ...sumOf(totals),
    lines: totals,
    rates: rates.map((vatRate) => ({
      vatRate,
      ...sumOf(totals.filter((_, index) => lines[index]?.vatRate === vatRate)),
    })),
  };
}

function lineTotal({ quantity, unitPriceMinor, vatRate }: InvoiceLine): LineTotal {
  const grossMinor = divide(BigInt(quantity) * BigInt(unitPriceMinor), 1_000n);
  // Of 125 with 25 % in it, 25 are VAT: gross × rate ÷ (100 % + rate).
  const vatMinor = divide(BigInt(grossMinor) * BigInt(vatRate), BigInt(10_000 + vatRate));
  return { grossMinor, vatMinor, netMinor: grossMinor - vatMinor };
}

function sumOf(parts: readonly LineTotal[]): LineTotal {
  const sum = (pick: (part: LineTotal) => number) => parts.reduce((total, part) => total + pick(part), 0);
  return {
    grossMinor: sum((part) => part.grossMinor),
    vatMinor: sum((part) => part.vatMinor),
    netMinor: sum((part) => part.netMinor),
  };
}

/** Half away from zero; in whole numbers of any size, since quantity × price may go beyond what a float holds exactly. */
function divide(dividend: bigint, divisor: bigint): number {
  const sign = dividend < 0n ? -1n : 1n;
  const quotient = (2n * sign * dividend + divisor) / (2n * divisor);
  return Number(sign * quotient);
}

/** Most of one thing on a line: a hundred thousand. */
export const MAX_QUANTITY = 100_000_000;

/** A quantity as people type it ("2", "1,5", "0.125") in thousandths, or undefined where it is none above zero. */
export function readQuantity(typed: string): number | undefined {
  const [, whole = "", decimals = ""] = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(typed.trim()) ?? [];
  const quantity = Number(whole) * 1_000 + Number(decimals.padEnd(3, "0"));
  return quantity > 0 && quantity <= MAX_QUANTITY ? quantity : undefined;
}

/** "1.5": as a decimal number, for the platform and for a field. */
export function writeQuantity(quantity: number): string {
  const decimals = String(quantity % 1_000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return `${Math.floor(quantity / 1_000)}${decimals && `.${decimals}`}`;
}

/** "25", "25.5": the rate in percent, digit by digit. */
export function writeVatRate(rate: number): string {
  const decimals = String(rate % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.floor(rate / 100)}${decimals && `.${decimals}`}`;
}
