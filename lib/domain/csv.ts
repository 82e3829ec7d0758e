/** How a CSV file is written: which mark separates fields, and which one stands before decimals. */
export type CsvStyle = { readonly separator: "," | ";"; readonly decimal: "." | "," };

export const CSV_STYLES = {
  nordic: { separator: ";", decimal: "," },
  plain: { separator: ",", decimal: "." },
} as const satisfies Record<string, CsvStyle>;

// Spreadsheets run a cell that begins like this, also behind white space and in its full-width form.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters that some programs skip
const FORMULA = /^[\s\u0000]*[=+\-@\t\r\n\u0000＝＋－＠]/u;

/** A text cell: never a formula, quoted where it has to be. */
export function csvText(text: string, { separator }: CsvStyle): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
