import { escapeXml } from "@/lib/domain/xml-text";

/**
 * text: also what looks like a number or a formula; amount: whole minor units; count: a whole number; day: YYYY-MM-DD; moment:
 * "YYYY-MM-DD HH:MM:SS", as the clocks of some place show it.
 */
export type CellKind = "text" | "amount" | "count" | "day" | "moment";

/** A text, a number, or nothing; which, its column's kind says. */
export type SheetValue = string | number | null;

/** How rows look: titles above the table, its head, its rows, and sums between or below them. */
export type RowLook = "title" | "fact" | "head" | "row" | "sum";

/** Places in the table of styles of `workbook-parts.ts`. */
const STYLES: Record<RowLook, Record<CellKind, number>> = {
  title: { text: 1, amount: 1, count: 1, day: 1, moment: 1 },
  fact: { text: 2, amount: 2, count: 2, day: 2, moment: 2 },
  head: { text: 3, amount: 4, count: 4, day: 3, moment: 3 },
  row: { text: 5, amount: 6, count: 11, day: 7, moment: 12 },
  sum: { text: 8, amount: 9, count: 9, day: 10, moment: 10 },
};

/** The most signs that a cell holds. */
const MOST_SIGNS = 32_767;

/** One row of a sheet; `number` counts from 1. A text is never more than a text: no cell is ever a formula. */
export function rowXml(
  number: number,
  values: readonly SheetValue[],
  kinds: readonly CellKind[],
  look: RowLook,
): string {
  let cells = "";
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    const kind = kinds[at] ?? "text";
    const start = `<c r="${columnName(at)}${number}" s="${STYLES[look][kind]}"`;
    if (value === null || value === undefined) {
      if (look === "sum" || look === "head") cells += `${start}/>`;
    } else if (typeof value === "number")
      cells += `${start}><v>${kind === "count" ? value : writeMinor(value)}</v></c>`;
    else if (kind === "day" && DAY.test(value)) cells += `${start}><v>${serialOf(value)}</v></c>`;
    else if (kind === "moment" && MOMENT.test(value)) cells += `${start}><v>${serialWithTime(value)}</v></c>`;
    else cells += `${start} t="inlineStr"><is>${textXml(value)}</is></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

function textXml(text: string): string {
  const kept = text.length > MOST_SIGNS ? text.slice(0, MOST_SIGNS).replace(/[\ud800-\udbff]$/, "") : text;
  // Readers take _x000D_ for a carriage return, so a text that says just that has to say it differently.
  const coded = /[_\r]/.test(kept)
    ? kept.replace(/_(?=x[\da-fA-F]{4}_)/g, "_x005F_").replaceAll("\r", "_x000D_")
    : kept;
  return /^\s|\s$|\n/.test(coded)
    ? `<t xml:space="preserve">${escapeXml(coded)}</t>`
    : `<t>${escapeXml(coded)}</t>`;
}

/** Digit by digit, as a decimal number that every program reads exactly. */
function writeMinor(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Days since 30 December 1899. */
function serialOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** The day and, behind the point, the part of it that has passed: ten digits are less than a second's. */
function serialWithTime(moment: string): string {
  const ms = Date.parse(`${moment.slice(0, 10)}T${moment.slice(11)}Z`);
  return (ms / 86_400_000 + 25_569).toFixed(10);
}

const NAMES = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** A to Z: no report is wider. */
export function columnName(at: number): string {
  const name = NAMES[at];
  if (!name) throw new RangeError(`no column ${at}`);
  return name;
}
