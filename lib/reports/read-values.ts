import { startOfDay } from "@/lib/domain/calendar";
import { type Currency, isCurrency, MAX_MINOR } from "@/lib/domain/money";
import { badValue } from "./report-defect";

/** A field of a file, and where it stands. */
export type Field = { readonly text: string; readonly line: number; readonly name: string };

/** A decimal number with a point and at most two decimals that count, in minor units. */
export function readDecimal({ text, line, name }: Field): number {
  const [, sign, whole = "", decimals = ""] = /^([+-]?)(\d{0,14})(?:\.(\d{0,2})0*)?$/.exec(text.trim()) ?? [];
  const minor = Number(`${whole}${decimals.padEnd(2, "0")}`);
  // A day's sum of a large company is more than one amount may be.
  if (sign === undefined || `${whole}${decimals}` === "" || minor > MAX_MINOR * 100)
    throw badValue(line, name);
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** A day as YYYY-MM-DD, dd.MM.yyyy, or the beginning of a date-time. */
export function readDay({ text, line, name }: Field): string {
  const trimmed = text.trim();
  const dotted = /^(\d{2})\.(\d{2})\.(\d{4})\b/.exec(trimmed);
  const day = dotted ? `${dotted[3]}-${dotted[2]}-${dotted[1]}` : /^\d{4}-\d{2}-\d{2}/.exec(trimmed)?.[0];
  const known = day && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (!known || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) throw badValue(line, name);
  return day;
}

/** An instant: as it stands where it has an offset, else by the clocks of the place; a bare day begins at midnight there. */
export function readInstant(field: Field, timeZone: string): string {
  const text = field.text.trim();
  if (/T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    const at = Date.parse(text);
    if (Number.isNaN(at)) throw badValue(field.line, field.name);
    return new Date(at).toISOString();
  }
  const start = startOfDay(readDay(field), timeZone).getTime();
  const [, hours = "0", minutes = "0", seconds = "0"] = /[T ](\d{2}):(\d{2})(?::(\d{2}))?/.exec(text) ?? [];
  return new Date(
    start + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000,
  ).toISOString();
}

export function readCurrency({ text, line, name }: Field): Currency {
  if (!isCurrency(text)) throw badValue(line, name);
  return text;
}

const ZONES: Record<Currency, string> = {
  NOK: "Europe/Oslo",
  DKK: "Europe/Copenhagen",
  EUR: "Europe/Helsinki",
  SEK: "Europe/Stockholm",
};

/** Files name no time zone: it is that of the market whose money it is. */
export function zoneOf(currency: Currency): string {
  return ZONES[currency];
}
