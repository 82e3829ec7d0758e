const LOCALES: Record<string, string> = { NOK: "nb-NO", DKK: "da-DK", EUR: "fi-FI", SEK: "sv-SE" };

/** An amount in minor units as the market writes it, such as `125,00 kr`. */
export function showMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(LOCALES[currency] ?? "en-GB", { style: "currency", currency });
  return format.format(minor / 100);
}
