import { BankFileRefused, isDay, toMinor } from "./bank-statement";

/** A day as banks of the Nordic countries write it: year first, or day first. Undefined where it is none. */
export function readDay(text: string): string | undefined {
  const value = text.trim().replace(/[ T]\d{1,2}[:.]\d{2}.*$/, "");
  const [, year, month, day] = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})$/.exec(value) ?? [];
  if (year) return known(`${year}-${month}-${day}`);
  const [, first = "", second = "", last = ""] =
    /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})$/.exec(value) ?? [];
  if (!first) return undefined;
  const full = last.length === 2 ? `20${last}` : last;
  return known(`${full}-${second.padStart(2, "0")}-${first.padStart(2, "0")}`);
}

const known = (day: string) => (isDay(day) ? day : undefined);

type Cell = { readonly line: number; readonly text: string };

/**
 * Which sign stands before the decimals in these amounts: the last one, where at most two digits follow it. One file has one of them.
 * @throws BankFileRefused where both are.
 */
export function decimalMarkOf(cells: readonly Cell[]): "," | "." {
  const marks = new Map<string, number>();
  for (const { text, line } of cells) {
    const mark = /([,.])\d{1,2}\D*$/.exec(text)?.[1];
    if (mark && !marks.has(mark)) marks.set(mark, line);
  }
  if (marks.size > 1)
    throw new BankFileRefused({ code: "bank_file_two_decimals", line: Math.max(...marks.values()) });
  return marks.has(".") ? "." : ",";
}

/** An amount in minor units, below zero where it says so. Undefined where it is none. */
export function readAmount(text: string, mark: "," | "."): number | undefined {
  const value = text.trim().replace(/[\u2212\u2013]/gu, "-");
  const [, before, digits = "", after] =
    /^([-+]?)\s*(?:[a-z]{2,3}\s*)?([\d\s.,'’]+?)\s*(?:[a-z]{2,3})?(-?)$/iu.exec(value) ?? [];
  const [whole = "", decimals = "", more] = digits.split(mark);
  if (more !== undefined || (before === "-" && after === "-")) return undefined;
  const grouped = /^(\d+|\d{1,3}([\s.,'’]\d{3})+)$/u.test(whole);
  const minor = grouped ? toMinor(whole.replace(/\D/g, ""), decimals) : undefined;
  return minor === undefined ? undefined : before === "-" || after === "-" ? 0 - minor : minor;
}
