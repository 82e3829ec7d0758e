export const IDENTITY_COUNTRIES = ["NO", "DK", "FI", "SE"] as const;
export type IdentityCountry = (typeof IDENTITY_COUNTRIES)[number];

/**
 * A national identity number as its register writes it, without separators save Finland's (which tells the century):
 * 11 digits (NO, D-numbers and those for tests too), 10 digits (DK), `ddmmyyCnnnX` (FI), 10 digits (SE). Undefined where the date or a check
 * digit is wrong. Denmark gives out numbers without a valid check digit since 2007, so there only the date is checked.
 */
export function readIdentityNumber(country: IdentityCountry, typed: string): string | undefined {
  const text = typed.normalize("NFKC").toUpperCase().replace(/\s/gu, "");
  return RULES[country](text);
}

const RULES: Record<IdentityCountry, (text: string) => string | undefined> = {
  NO: readNorwegian,
  DK: readDanish,
  FI: readFinnish,
  SE: readSwedish,
};

const D_NUMBER = 40;
const COORDINATION_NUMBER = 60;
/** On top of the month: the Norwegian tax office's numbers for tests, which nobody gets. */
const FOR_TESTS = 80;

function readNorwegian(text: string): string | undefined {
  const number = text.replace(/^(\d{6})-?(\d{5})$/, "$1$2");
  const [, day, month] = /^(\d\d)(\d\d)\d{7}$/.exec(number) ?? [];
  const ownMonth = Number(month) > FOR_TESTS ? Number(month) - FOR_TESTS : Number(month);
  if (!isDate(Number(day), ownMonth, D_NUMBER)) return undefined;
  const digits = [...number].map(Number);
  const first = mod11([3, 7, 6, 1, 8, 9, 4, 5, 2], digits);
  const second = mod11([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], digits);
  return first === digits[9] && second === digits[10] ? number : undefined;
}

function readDanish(text: string): string | undefined {
  const number = text.replace(/^(\d{6})-?(\d{4})$/, "$1$2");
  const [, day, month] = /^(\d\d)(\d\d)\d{6}$/.exec(number) ?? [];
  return isDate(Number(day), Number(month)) ? number : undefined;
}

const FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

function readFinnish(text: string): string | undefined {
  const parts = /^(\d\d)(\d\d)(\d\d)[-+A-FU-Y](\d{3})([0-9A-Y])$/.exec(text);
  if (!parts) return undefined;
  const [, day = "", month = "", year = "", individual = "", check] = parts;
  if (!isDate(Number(day), Number(month)) || Number(individual) < 2) return undefined;
  const rest = Number(`${day}${month}${year}${individual}`) % FINNISH_CHECKS.length;
  return FINNISH_CHECKS[rest] === check ? text : undefined;
}

function readSwedish(text: string): string | undefined {
  const [, date, last] = /^(?:\d\d)?(\d{6})[-+]?(\d{4})$/.exec(text) ?? [];
  if (!date || !last) return undefined;
  const [month, day] = [Number(date.slice(2, 4)), Number(date.slice(4, 6))];
  const number = date + last;
  return isDate(day, month, COORDINATION_NUMBER) && luhnSum(number) % 10 === 0 ? number : undefined;
}

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The century is not always told, so 29 February is let through in every year. `shift` marks people from abroad. */
function isDate(day: number, month: number, shift = 0): boolean {
  const own = shift > 0 && day > shift ? day - shift : day;
  return own >= 1 && own <= (LONGEST[month - 1] ?? 0);
}

/** The check digit after the weighted ones; 10 where there is none, which no digit equals. */
function mod11(weights: readonly number[], digits: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  return (11 - (sum % 11)) % 11;
}

function luhnSum(number: string): number {
  return [...number].reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
