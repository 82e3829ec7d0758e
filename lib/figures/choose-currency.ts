import { type Currency, isCurrency } from "@/lib/domain/money";

/** Currencies of these rows, the merchant's own first. */
export function currenciesIn(rows: readonly { currency: string }[], own: string): Currency[] {
  const found = [...new Set(rows.map(({ currency }) => currency))].filter(isCurrency);
  return found.sort((a, b) => Number(b === own) - Number(a === own) || a.localeCompare(b));
}

export function chooseCurrency(
  asked: Currency | undefined,
  found: readonly Currency[],
  own: string,
): Currency {
  const chosen = asked && found.includes(asked) ? asked : found[0];
  if (chosen) return chosen;
  if (!isCurrency(own)) throw new Error(`unknown currency ${own}`);
  return own;
}
