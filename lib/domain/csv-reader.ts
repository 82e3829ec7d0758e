export type CsvRow = { readonly line: number; readonly fields: string[] };

/** As many columns as a spreadsheet has. A hostile row has as many separators as the file has bytes. */
const MOST_CELLS = 16_384;
const [QUOTE, LINE_END] = [34, 10];

/**
 * The rows of a CSV file as spreadsheets write it: fields between commas, semicolons or tabs (whichever stands first outside of
 * quotes, unless it is told), in double quotes where they hold one; lines end in any way. Blank lines are left out; each row tells
 * its line, from 1. What stands past the last column that a spreadsheet has is left out.
 */
export function readCsv(text: string, told?: "," | ";" | "\t"): CsvRow[] {
  return [...csvRows(text, told)];
}

/** The same row by row, for whoever needs only the first ones. */
export function* csvRows(text: string, told?: "," | ";" | "\t"): Generator<CsvRow> {
  const content = `${text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")}\n`;
  const separator = told ?? /^(?:"(?:[^"]|"")*"|[^",;\t\n])*([,;\t])/.exec(content)?.[1] ?? ";";
  const mark = separator.charCodeAt(0);
  let fields: string[] = [];
  let [field, quoted, line, start, from] = ["", false, 1, 1, 0];
  for (let at = 0; at < content.length; at += 1) {
    const code = content.charCodeAt(at);
    if (code !== QUOTE && code !== LINE_END && code !== mark) continue;
    if (code === LINE_END) line += 1;
    // Within quotes the end of a line and the separator are text; the end of the file is the end all the same.
    if (quoted && code !== QUOTE && at < content.length - 1) continue;
    if (quoted && code === QUOTE && content.charCodeAt(at + 1) === QUOTE) {
      at += 1;
      continue;
    }
    const part = content.slice(from, at);
    field += quoted ? part.replaceAll('""', '"') : part;
    from = at + 1;
    if (code === QUOTE) {
      quoted = !quoted;
      continue;
    }
    if (fields.length < MOST_CELLS) fields.push(field.trim());
    field = "";
    if (code === mark) continue;
    if (fields.some((one) => one !== "")) yield { line: start, fields };
    [fields, start] = [[], line];
  }
}
