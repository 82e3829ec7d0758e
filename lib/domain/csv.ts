/** How a CSV file is written: which mark separates fields, and which one stands before decimals. */
export type CsvStyle = { readonly separator: "," | ";" | "\t"; readonly decimal: "." | "," };

export const CSV_STYLES = {
  nordic: { separator: ";", decimal: "," },
  plain: { separator: ",", decimal: "." },
} as const satisfies Record<string, CsvStyle>;

// What spreadsheets skip before they look whether a cell is a formula: white space, marks of direction, quotes, NUL.
const SKIPPED = '[\\s\\u0000"\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]*';
const RUN = "[=+\\-@＝＋－＠]";
// What looks guarded already gets one apostrophe more, so that taking one away gives the text back.
const FORMULA = new RegExp(`^'*${SKIPPED}(?:${RUN}|[\\t\\r\\n\\u0000])`, "u");
// A program that takes another mark for the separator, or knows no quotes, begins a cell of its own behind each of these.
const BEHIND = new RegExp(`([,;\\t\\r\\n]${SKIPPED})(?='*${RUN})`, "gu");
const GUARD_BEHIND = new RegExp(`([,;\\t\\r\\n]${SKIPPED})'(?='*${RUN})`, "gu");

/** A text cell: never a formula, whichever mark separates cells for who reads it; quoted where it has to be. */
export function csvText(text: string, { separator }: CsvStyle): string {
  const inside = text.replace(BEHIND, "$1'");
  const safe = FORMULA.test(text) ? `'${inside}` : inside;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// Noughts in front, more digits than a number holds, a fraction, a power of ten.
const NUMBER = /^(?:0\d+|\d{12,}|\d+[.,]\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)$/;

/** The same where the text may look like a number: a spreadsheet would take noughts away, and make 100000 of the reference 1e5. */
export function csvId(text: string, style: CsvStyle): string {
  return csvText(NUMBER.test(text) ? `'${text}` : text, style);
}

/** What a text cell said before `csvText` guarded it. */
export function unguardedText(cell: string): string {
  const inside = cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
  return inside.replace(GUARD_BEHIND, "$1");
}
