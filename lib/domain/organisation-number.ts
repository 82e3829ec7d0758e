export type CompanyCountry = "NO" | "DK" | "FI" | "SE";

/**
 * The number as its register writes it (918713867, 43300946, 3330214-4, 556703-7485), or undefined where the form or the check digit is
 * wrong. Spaces and a country's own prefix ("NO", "DK", "MVA") are let through.
 */
export function readOrganisationNumber(country: CompanyCountry, typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/\s|^(NO|DK|FI|SE)|MVA$/g, "");
  const rule = RULES[country];
  const { length, hyphen } = rule;
  const digits = hyphen && text[hyphen] === "-" ? text.slice(0, hyphen) + text.slice(hyphen + 1) : text;
  if (!/^\d+$/.test(digits) || digits.length !== length) return undefined;
  if (!rule.fits([...digits].map(Number))) return undefined;
  return hyphen ? `${digits.slice(0, hyphen)}-${digits.slice(hyphen)}` : digits;
}

/** `hyphen`: after how many digits the register writes one; it may be left out. */
type Rule = { length: number; hyphen?: number; fits: (digits: number[]) => boolean };

const RULES: Record<CompanyCountry, Rule> = {
  NO: { length: 9, fits: (digits) => endsInCheckDigit(digits, [3, 2, 7, 6, 5, 4, 3, 2]) },
  DK: { length: 8, fits: (digits) => digits[0] !== 0 && weigh(digits, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  FI: { length: 8, hyphen: 7, fits: (digits) => endsInCheckDigit(digits, [7, 9, 10, 5, 8, 4, 2]) },
  // The third digit tells a company from a person, whose month stands there.
  SE: { length: 10, hyphen: 6, fits: (digits) => (digits[2] ?? 0) >= 2 && isLuhn(digits) },
};

/** Norway and Finland: what is left of the weighted sum after 11s; a rest of 1 has no digit. */
function endsInCheckDigit(digits: number[], weights: number[]): boolean {
  const rest = weigh(digits, weights) % 11;
  return rest !== 1 && digits.at(-1) === (rest === 0 ? 0 : 11 - rest);
}

function weigh(digits: number[], weights: number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
}

/** Sweden: every other digit doubled, from the first on, and the digits of it all added up. */
function isLuhn(digits: number[]): boolean {
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
