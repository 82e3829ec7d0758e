import type { SalesUnit } from "../sales-unit";

/** Luhn's digit: doubled from the right, the sum brought to a whole ten. */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** What stands on the merchant's bank statement. `paidOn` is `YYYY-MM-DD`. */
export function payoutText({ market, msn }: SalesUnit, payoutNumber: number, paidOn: string): string {
  if (market === "NO" || market === "SE") return `Utb. ${payoutNumber} Vippsnr ${msn}`;
  const [year = "", month = "", day = ""] = paidOn.split("-");
  const digits = `02${msn.padStart(8, "0")}001${day}${month}${year.slice(2)}`;
  return `${digits}${checkDigit(digits)}`;
}
