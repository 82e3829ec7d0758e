import { fail, ok, type Result } from "./result";

/** Decimals of each currency: how many digits stand behind the comma. */
export const CURRENCIES = { NOK: 2, DKK: 2, EUR: 2, SEK: 2 } as const;

export type Currency = keyof typeof CURRENCIES;

/** An amount in the smallest unit of its currency. Never a float. */
export type Money = { readonly minor: number; readonly currency: Currency };

/** Most minor units that the portal handles in one amount: ten digits, far above the platform's own limit. */
export const MAX_MINOR = 9_999_999_999;

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(CURRENCIES, text);
}

/** @throws RangeError when `minor` is not a whole number that JavaScript holds exactly. */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an amount in minor units: ${minor}`);
  return { minor, currency };
}

export function zero(currency: Currency): Money {
  return { minor: 0, currency };
}

export function add(a: Money, b: Money): Money {
  return money(a.minor + b.minor, sameCurrency(a, b));
}

export function subtract(a: Money, b: Money): Money {
  return money(a.minor - b.minor, sameCurrency(a, b));
}

export function exceeds(a: Money, b: Money): boolean {
  sameCurrency(a, b);
  return a.minor > b.minor;
}

export type MoneyTextFailure = {
  code: "amount_missing" | "amount_not_a_number" | "amount_too_many_decimals" | "amount_too_large";
};

// A group of digits, then groups of exactly three behind one and the same separator.
const GROUPED = /^([1-9]\d{0,2})(?:([ \u00a0\u202f.,'’])\d{3})(?:\2\d{3})*$/u;

/**
 * Reads an amount as people of the Nordic countries type it ("1 234,50", "1.234,50", "1234.5", "100"), digit by digit.
 * The last comma or dot is the decimal mark, save where it can only group thousands ("1.234" with one mark and three digits
 * is ambiguous and is read as thousands, as every Nordic locale groups that way).
 */
export function parseMoney(text: string, currency: Currency): Result<Money, MoneyTextFailure> {
  const trimmed = text.trim();
  if (trimmed === "") return fail({ code: "amount_missing" });
  const { whole, decimals } = splitDecimals(trimmed);
  const digits = ungroup(whole);
  if (digits === undefined || !/^\d*$/.test(decimals)) return fail({ code: "amount_not_a_number" });
  const places = CURRENCIES[currency];
  if (decimals.length > places) return fail({ code: "amount_too_many_decimals" });
  // Of more digits than a number holds no more is known than that they are too many.
  const minor = readDigits(digits + decimals.padEnd(places, "0"));
  return minor > MAX_MINOR ? fail({ code: "amount_too_large" }) : ok(money(minor, currency));
}

function splitDecimals(text: string): { whole: string; decimals: string } {
  const mark = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  if (mark < 0 || GROUPED.test(text)) return { whole: text, decimals: "" };
  const [whole, decimals] = [text.slice(0, mark), text.slice(mark + 1)];
  // One mark cannot both group and divide: "10,999,1" says nothing that anyone could be charged for.
  return whole.includes(text.charAt(mark)) ? { whole: "", decimals } : { whole, decimals };
}

function ungroup(whole: string): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  return GROUPED.test(whole) ? whole.replace(/\D/gu, "") : undefined;
}

function readDigits(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 10 + (digit.charCodeAt(0) - 48);
  return value;
}

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw new RangeError(`mixed currencies: ${a.currency} and ${b.currency}`);
  return a.currency;
}
