/** As many columns as a spreadsheet has. A hostile row has as many separators as the file has bytes. */
const MOST_CELLS = 16_384;

/**
 * The rows of a CSV file as spreadsheets write it: fields between commas, semicolons or tabs (whichever stands first outside of
 * quotes, unless it is told), in double quotes where they hold one; lines end in any way. Blank lines are left out; each row tells
 * its line, from 1. What stands past the last column that a spreadsheet has is left out.
 */
export function readCsv(text: string, told?: "," | ";" | "\t"): { line: number; fields: string[] }[] {
  const content = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const separator = told ?? /^(?:"(?:[^"]|"")*"|[^",;\t\n])*([,;\t])/.exec(content)?.[1] ?? ";";
  const rows: { line: number; fields: string[] }[] = [];
  let row: string[] = [];
  let [field, quoted, line, start] = ["", false, 1, 1];
  const endRow = () => {
    const fields = [...row, field].map((one) => one.trim());
    if (fields.some((one) => one !== "")) rows.push({ line: start, fields });
    [row, field, start] = [[], "", line + 1];
  };
  for (let at = 0; at < content.length; at += 1) {
    const sign = content[at] ?? "";
    if (quoted && sign === '"' && content[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (quoted || (sign !== separator && sign !== "\n")) field += sign;
    else if (sign === separator) {
      if (row.length < MOST_CELLS) row.push(field);
      field = "";
    } else endRow();
    if (sign === "\n") line += 1;
  }
  endRow();
  return rows;
}
