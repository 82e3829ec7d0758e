import type { Country } from "../test-people";

export const CALLING_CODES: Record<Country, string> = { NO: "47", DK: "45", FI: "358", SE: "46" };

/**
 * The MSISDN in what was typed: with `+` or `00` as it is, else within the country that was chosen, where a leading zero is
 * a habit and not part of the number. Nothing when it cannot be a number of these four countries.
 */
export function readNumber(typed: string, country: Country): string | undefined {
  const text = typed.replace(/[\s()./-]/g, "");
  if (!/^(\+|00)?\d+$/.test(text)) return undefined;
  const international = /^(?:\+|00)(\d+)$/.exec(text)?.[1];
  const digits = international ?? `${CALLING_CODES[country]}${text.replace(/^0/, "")}`;
  const code = Object.values(CALLING_CODES).find((one) => digits.startsWith(one));
  if (!code) return undefined;
  const rest = digits.length - code.length;
  const eight = code === CALLING_CODES.NO || code === CALLING_CODES.DK;
  return (eight ? rest === 8 : rest >= 6 && rest <= 10) ? digits : undefined;
}
