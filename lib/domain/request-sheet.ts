import { addDays, startOfDay } from "./calendar";
import { holdsCardNumber } from "./card-number";
import { checkAmount, checkDescription, checkExpiry, USUAL_TIME_MS } from "./collect-rules";
import { type Currency, type Money, parseMoney } from "./money";
import { readPhone } from "./phone-number";
import { fail, ok, type Result } from "./result";
import { cellsOf, findColumns, type Places } from "./sheet-columns";

export const SHEET_COLUMNS = ["phone", "amount", "text", "due", "reference"] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];
const NEEDED = ["phone", "amount", "text"] as const;

/** What a column may be called, in the portal's languages and as people do. */
const NAMES: Record<SheetColumn, RegExp> = {
  phone: /^(phone|mobile|tele(f|ph)on|mobil|puhelin|matkapuhelin|nummer|number)/,
  amount: /^(amount|bel[oø][pb]p?|määrä|summa?|sum)\b/,
  text: /^(text|te[kx]sti?|message|melding|besked|viesti|meddelande)/,
  due: /^(due|forfald|forfall|frist|eräpäivä|förfallo)/,
  reference: /^(own ref|reference|referanse|referens|ref|viite|egen ref|oma viite)/,
};

export type RowProblem =
  | { code: "phone_missing" | "phone_unreadable" | "phone_of_other_country" }
  | { code: "amount_missing" | "amount_not_a_number" | "amount_too_many_decimals" | "amount_too_large" }
  | { code: "amount_not_positive" | "currency_not_collected" }
  | { code: "amount_below_least"; least: Money }
  | { code: "amount_above_most"; most: Money }
  | { code: "description_length" | "description_card_number" | "reference_too_long" }
  | { code: "due_unreadable" | "due_past" | "expiry_too_soon" | "expiry_too_late" | "receipt_missing" }
  | { code: "cell_formula" }
  | { code: "row_twice"; line: number }
  | { code: "row_sent_before" };

export type Asked = {
  readonly phone: string;
  readonly amountMinor: number;
  readonly message: string;
  readonly dueAt: Date | null;
  readonly ownReference: string | null;
};

export type CheckedRow = {
  readonly line: number;
  /** As they were read. */
  readonly cells: Readonly<Record<SheetColumn, string>>;
  readonly problems: Readonly<Partial<Record<SheetColumn, RowProblem>>>;
  /** What is asked of whom, where nothing is wrong. */
  readonly asked?: Asked;
};

export type SheetRules = {
  readonly country: "NO" | "DK" | "FI" | "SE";
  readonly currency: Currency;
  readonly timeZone: string;
  readonly now: Date;
};

type RawRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly formulas: readonly number[];
};
export type ColumnMissing = { code: "sheet_column_missing"; column: SheetColumn };

/** Takes a sheet apart, whose first row names the columns, or whose columns stand in the order of SHEET_COLUMNS. */
export function checkSheetRows(
  rows: readonly RawRow[],
  rules: SheetRules,
): Result<readonly CheckedRow[], ColumnMissing | { code: "sheet_empty" }> {
  const [first, ...rest] = rows;
  if (!first) return fail({ code: "sheet_empty" });
  const named = findColumns(first.cells, NAMES);
  const missing = NEEDED.find((column) => named[column] === undefined);
  const unnamed = missing !== undefined && readAnyPhone(rules.country, first.cells[0] ?? "").ok;
  if (missing !== undefined && !unnamed) return fail({ code: "sheet_column_missing", column: missing });
  const places = unnamed ? { phone: 0, amount: 1, text: 2, due: 3, reference: 4 } : named;
  const body = unnamed ? rows : rest;
  if (body.length === 0) return fail({ code: "sheet_empty" });
  const check = rowChecker(places, rules);
  return ok(body.map(check));
}

function rowChecker(places: Places<SheetColumn>, rules: SheetRules): (row: RawRow) => CheckedRow {
  const seen = new Map<string, number>();
  const dayEnd = dayEnds(rules.timeZone);
  return ({ line, cells: raw, formulas }) => {
    const cells = cellsOf(raw, SHEET_COLUMNS, places);
    const problems: Partial<Record<SheetColumn, RowProblem>> = {};
    const keep = <T>(column: SheetColumn, read: Result<T, RowProblem>): T | undefined => {
      const formula = formulas.includes(places[column] ?? -1);
      if (formula) problems[column] = { code: "cell_formula" };
      else if (!read.ok) problems[column] = read.error;
      return read.ok && !formula ? read.value : undefined;
    };
    const phone = keep("phone", readCustomer(rules.country, cells.phone));
    const amount = keep("amount", readAmount(cells.amount, rules.currency));
    const message = keep("text", checkDescription(cells.text));
    const dueAt = keep("due", readDue(cells.due, rules, dayEnd));
    const ownReference = keep("reference", readReference(cells.reference));
    if (phone === undefined || amount === undefined || message === undefined)
      return { line, cells, problems };
    if (dueAt === undefined || ownReference === undefined) return { line, cells, problems };
    const key = JSON.stringify([phone, amount, message, cells.due, ownReference]);
    const earlier = seen.get(key);
    if (earlier !== undefined)
      return { line, cells, problems: { phone: { code: "row_twice", line: earlier } } };
    seen.set(key, line);
    return { line, cells, problems, asked: { phone, amountMinor: amount, message, dueAt, ownReference } };
  };
}

const CODES = { NO: "47", DK: "45", FI: "358", SE: "46" } as const;
const COUNTRIES = ["NO", "DK", "FI", "SE"] as const;

/** A number of the company's own country, or one of the others with its code, with or without a plus before it. */
function readAnyPhone(home: SheetRules["country"], typed: string): ReturnType<typeof readPhone> {
  const own = readPhone(home, typed);
  if (own.ok) return own;
  const digits = typed.replace(/[\s().-]/g, "").replace(/^(\+|00)/, "");
  const country = COUNTRIES.find((one) => digits.startsWith(CODES[one]) && readPhone(one, `+${digits}`).ok);
  return country ? readPhone(country, `+${digits}`) : own;
}

function readCustomer(home: SheetRules["country"], typed: string): Result<string, RowProblem> {
  return typed === "" ? fail({ code: "phone_missing" }) : readAnyPhone(home, typed);
}

function readAmount(typed: string, currency: Currency): Result<number, RowProblem> {
  if (/^[-−]\s*\d/u.test(typed)) return fail({ code: "amount_not_positive" });
  const read = parseMoney(typed.replace(/\s*(kr|nok|dkk|eur|€)\.?$/i, ""), currency);
  if (!read.ok) return read;
  const checked = checkAmount(read.value);
  return checked.ok ? ok(checked.value.minor) : checked;
}

function readReference(typed: string): Result<string | null, RowProblem> {
  if ([...typed].length > 50) return fail({ code: "reference_too_long" });
  return holdsCardNumber(typed) ? fail({ code: "description_card_number" }) : ok(typed === "" ? null : typed);
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/;
const NORDIC_DAY = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

function readDue(
  typed: string,
  { now }: SheetRules,
  dayEnd: (day: string) => Date,
): Result<Date | null, RowProblem> {
  if (typed === "") return ok(null);
  const day = readDay(typed);
  if (!day) return fail({ code: "due_unreadable" });
  const end = dayEnd(day);
  if (end.getTime() - now.getTime() <= 0) return fail({ code: "due_past" });
  // A little longer than the platform's ten minutes, since sending many takes a while.
  if (end.getTime() - now.getTime() <= 2 * USUAL_TIME_MS) return fail({ code: "expiry_too_soon" });
  const checked = checkExpiry(end, true, now);
  return checked.ok ? ok(end) : checked;
}

/** A day as YYYY-MM-DD, or undefined where it is none. */
function readDay(typed: string): string | undefined {
  const iso = ISO_DAY.exec(typed);
  const nordic = iso ? null : NORDIC_DAY.exec(typed);
  const [year, month, day] = iso ? iso.slice(1) : nordic ? [nordic[3], nordic[2], nordic[1]] : [];
  if (!year || !month || !day) return undefined;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : text;
}

/** The last second of a day; most rows of a sheet name the same few days. */
function dayEnds(timeZone: string): (day: string) => Date {
  const known = new Map<string, Date>();
  return (day) => {
    const end = known.get(day) ?? new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1_000);
    known.set(day, end);
    return end;
  };
}
