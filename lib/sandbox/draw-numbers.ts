import { randomInt } from "node:crypto";
import type { Country } from "./test-people";

const FINNISH_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

type BirthDate = { year: number; month: string; day: string };
type Draw = (born: BirthDate) => string | undefined;

const two = (value: number) => String(value).padStart(2, "0");
const padded = (value: number, length: number) => String(value).padStart(length, "0");
const between = (first: number, last: number) => randomInt(first, last + 1);

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** Month + 80 marks the tax office's numbers for tests, which no one gets. */
function drawNorwegian({ year, month, day }: BirthDate): string | undefined {
  const individual = year < 2000 ? between(0, 499) : between(500, 999);
  const start = `${day}${Number(month) + 80}${two(year % 100)}${padded(individual, 3)}`;
  const first = (11 - (weigh(start, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weigh(`${start}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return first === 10 || second === 10 ? undefined : `${start}${first}${second}`;
}

/** The seventh digit tells the century. */
function drawDanish({ year, month, day }: BirthDate): string | undefined {
  const number = `${day}${month}${two(year % 100)}${year < 2000 ? between(0, 3) : between(5, 8)}${padded(between(0, 999), 3)}`;
  return weigh(number, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 ? number : undefined;
}

/** 900 to 999 are nobody's. */
function drawFinnish({ year, month, day }: BirthDate): string {
  const digits = `${day}${month}${two(year % 100)}`;
  const individual = between(900, 999);
  const check = FINNISH_CHECKS[Number(`${digits}${individual}`) % FINNISH_CHECKS.length];
  return `${digits}${year < 2000 ? "-" : "A"}${individual}${check}`;
}

/** 980 to 999 are nobody's. */
function drawSwedish({ year, month, day }: BirthDate): string {
  const start = `${two(year % 100)}${month}${day}${between(980, 999)}`;
  const sum = [...start].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${Math.floor(year / 100)}${start}${(10 - (sum % 10)) % 10}`;
}

const IDENTITIES: Record<Country, Draw> = {
  NO: drawNorwegian,
  DK: drawDanish,
  FI: drawFinnish,
  SE: drawSwedish,
};

/** Sweden sets these aside for films and books. Numbers that end in 0000 have no app. */
const PHONES: Record<Country, () => string> = {
  NO: () => `479100${padded(between(1, 9999), 4)}`,
  DK: () => `452000${padded(between(1, 9999), 4)}`,
  FI: () => `358401000${padded(between(1, 999), 3)}`,
  SE: () => `467017406${two(between(5, 99))}`,
};

const TRIES = 2_000;

/** A first one that nobody has; undefined where all of them seem taken. */
function drawFree(draw: () => string | undefined, taken: ReadonlySet<string>): string | undefined {
  for (let round = 0; round < TRIES; round += 1) {
    const drawn = draw();
    if (drawn !== undefined && !taken.has(drawn)) return drawn;
  }
  return undefined;
}

/**
 * A national identity number for someone born then (`YYYY-MM-DD`, from 1900 on), with right check digits and in the form of
 * {@link TestPerson}, and a mobile number of the country.
 */
export function drawNumbers(
  country: Country,
  birthDate: string,
  taken: ReadonlySet<string>,
): { nin: string; phone: string } | undefined {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const nin = drawFree(() => IDENTITIES[country]({ year: Number(year), month, day }), taken);
  const phone = drawFree(PHONES[country], taken);
  return nin && phone ? { nin, phone } : undefined;
}
