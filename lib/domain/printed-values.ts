import { type Currency, isCurrency, parseMoney } from "./money";

/** Days and amounts as they stand in print, where nobody was asked to type them in one form. */

const MONTHS = [
  /^(jan|tammi)/,
  /^(feb|helmi)/,
  /^(mar|mär|maalis)/,
  /^(apr|huhti)/,
  /^(mai|maj|may|touko)/,
  /^(jun|kesä)/,
  /^(jul|heinä)/,
  /^(aug|elo)/,
  /^(sep|syys)/,
  /^(okt|oct|loka)/,
  /^(nov|marras)/,
  /^(des|dec|joulu)/,
] as const;

/** The first day in the text as YYYY-MM-DD: "2026-12-05", "5.12.2026", "05/12-26", "5. desember 2026". A day comes before its month. */
export function printedDay(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? [];
  if (isoYear) return dayOf(isoYear, Number(isoMonth), Number(isoDay));
  const [, day, month, year] = /(?<!\d)(\d{1,2})[./-] ?(\d{1,2})[./-] ?((?:20)?\d{2})(?!\d)/.exec(text) ?? [];
  if (year) return dayOf(year.length === 2 ? `20${year}` : year, Number(month), Number(day));
  const [, number, name = "", named] =
    /(?<!\d)(\d{1,2})\.? (?:of )?(\p{L}{3,12})\.?,? (20\d{2})(?!\d)/u.exec(text) ?? [];
  if (!named) return undefined;
  const at = MONTHS.findIndex((known) => known.test(name.toLowerCase()));
  return at < 0 ? undefined : dayOf(named, at + 1, Number(number));
}

function dayOf(year: string, month: number, day: number): string | undefined {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

// Neither part of a longer number or a day, nor less than zero, nor a rate.
const NUMBERS =
  /(?<![\d.,/-])(?<![-−]\s?)(?:\d{1,3}([ \u00a0\u202f.,'’])\d{3}(?:\1\d{3})*|\d+)(?:[.,](?:\d{2}|-))?(?!\d)(?![.,/-]\d)(?!\s?%)/gu;
const MARKS: Record<Currency, string> = { NOK: "kr|NOK", DKK: "kr|DKK", SEK: "kr|SEK", EUR: "€|EUR" };
const OTHERS = /\b[A-Z]{3}\b|[$£€]/g;
const FOREIGN = /^(?:USD|GBP|CHF|ISK|PLN|JPY|CAD|AUD|\$|£)$/;

/**
 * The first amount in the text, in minor units. A whole number alone is none, it might be a year or a count: decimals or the
 * currency have to stand with it. What names another currency is none either.
 */
export function printedAmount(text: string, currency: Currency): number | undefined {
  if ([...text.matchAll(OTHERS)].some(([mark]) => FOREIGN.test(mark) || isForeign(mark, currency)))
    return undefined;
  const before = new RegExp(`(?:${MARKS[currency]})\\.?\\s?$`, "i");
  const after = new RegExp(`^\\s?(?:${MARKS[currency]})`, "i");
  for (const { 0: number, index } of text.matchAll(NUMBERS)) {
    const marked = before.test(text.slice(0, index)) || after.test(text.slice(index + number.length));
    if (!marked && !/[.,](?:\d{2}|-)$/.test(number)) continue;
    const read = parseMoney(number.replace(/-$/, "00"), currency);
    if (read.ok && read.value.minor > 0) return read.value.minor;
  }
  return undefined;
}

function isForeign(mark: string, currency: Currency): boolean {
  if (mark === "€") return currency !== "EUR";
  return isCurrency(mark) && mark !== currency;
}
