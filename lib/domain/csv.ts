/** How a CSV file is written: which mark separates fields, and which one stands before decimals. */
export type CsvStyle = { readonly separator: "," | ";"; readonly decimal: "." | "," };

export const CSV_STYLES = {
  nordic: { separator: ";", decimal: "," },
  plain: { separator: ",", decimal: "." },
} as const satisfies Record<string, CsvStyle>;

// Spreadsheets run a cell that begins like this, also behind white space, marks of direction, and in its full-width form. What
// looks guarded already gets one apostrophe more, so that taking one away gives the text back.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters that some programs skip
const FORMULA = /^'*[\s\u0000\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[=+\-@\t\r\n\u0000＝＋－＠]/u;

/** A text cell: never a formula, quoted where it has to be. */
export function csvText(text: string, { separator }: CsvStyle): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a text cell said before `csvText` guarded it. */
export function unguardedText(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
