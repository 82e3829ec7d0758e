export type CompanyCountry = "NO" | "DK" | "FI";

/**
 * The number as its register writes it (918713867, 43300946, 3330214-4), or undefined where the form or the check digit is
 * wrong. Spaces and a country's own prefix ("NO", "DK", "MVA") are let through.
 */
export function readOrganisationNumber(country: CompanyCountry, typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/\s|^(NO|DK|FI)|MVA$/g, "");
  const digits = text.replace(/(?<=^\d{7})-(?=\d$)/, "");
  const rule = RULES[country];
  if (!/^\d+$/.test(digits) || digits.length !== rule.length || (country !== "FI" && digits !== text))
    return undefined;
  if (!rule.fits([...digits].map(Number))) return undefined;
  return country === "FI" ? `${digits.slice(0, 7)}-${digits.slice(7)}` : digits;
}

type Rule = { length: number; fits: (digits: number[]) => boolean };

const RULES: Record<CompanyCountry, Rule> = {
  NO: { length: 9, fits: (digits) => endsInCheckDigit(digits, [3, 2, 7, 6, 5, 4, 3, 2]) },
  DK: { length: 8, fits: (digits) => digits[0] !== 0 && weigh(digits, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  FI: { length: 8, fits: (digits) => endsInCheckDigit(digits, [7, 9, 10, 5, 8, 4, 2]) },
};

/** Norway and Finland: what is left of the weighted sum after 11s; a rest of 1 has no digit. */
function endsInCheckDigit(digits: number[], weights: number[]): boolean {
  const rest = weigh(digits, weights) % 11;
  return rest !== 1 && digits.at(-1) === (rest === 0 ? 0 : 11 - rest);
}

function weigh(digits: number[], weights: number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
}
