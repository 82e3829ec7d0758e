import type { Readable } from "node:stream";
import { type CsvStyle, csvId, csvText } from "@/lib/domain/csv";
import type { ExportLook } from "@/lib/domain/list-export";
import { SEPARATORS } from "@/lib/domain/list-export";
import type { ExportTexts } from "@/lib/i18n/export-texts";
import { AT_ONCE, encodeText } from "@/lib/sheets/encode-text";
import type { CellKind, SheetValue } from "@/lib/sheets/sheet-cells";
import { streamWorkbook, type WorkbookRow } from "@/lib/sheets/stream-workbook";
import { countLines } from "./count-lines";
import type { ExportColumn, ListRow, ListSource } from "./list-source";

/** How many rows have been written so far. */
export type Tally = { rows: number };

const BYTE_ORDER_MARK = "\ufeff";

export function styleOf({ separator, decimal }: Pick<ExportLook, "separator" | "decimal">): CsvStyle {
  return { separator: SEPARATORS[separator], decimal: decimal === "comma" ? "," : "." };
}

/** The list as a file, written while it is read: memory does not grow with it. `tally` is kept up while it is read. */
export function writeExport(
  source: ListSource,
  look: ExportLook,
  texts: ExportTexts,
  { sheet, tally }: { sheet: string; tally: Tally },
): AsyncIterable<Uint8Array> {
  const { columns, content, timeZone } = source;
  const titles = columns.map(({ name, kind }) => {
    const title = texts.columns[name];
    return kind === "moment" ? `${title} (${timeZone})` : title;
  });
  if ("lines" in content) return withHeading(heading(titles, look), content.lines, tally);
  const rows = counted(content, tally);
  if (look.format === "csv") return encodeText(csvLines(heading(titles, look), rows, columns, styleOf(look)));
  return streamWorkbook({
    name: sheet.slice(0, 20),
    facts: [],
    headRow: 1,
    columns: columns.map(({ kind, width }, at) => ({ title: titles[at] ?? "", kind, width })),
    rows: inWorkbook(rows),
  });
}

function heading(titles: readonly string[], look: ExportLook): string {
  const style = styleOf(look);
  const line = titles.map((title) => csvText(title, style)).join(style.separator);
  return `${look.byteOrderMark ? BYTE_ORDER_MARK : ""}${line}\n`;
}

async function* withHeading(line: string, lines: Readable, tally: Tally): AsyncGenerator<Uint8Array> {
  try {
    yield new TextEncoder().encode(line);
    yield* countLines(lines, tally);
  } finally {
    // Open lines hold a connection to the database, also of whoever leaves before the first.
    lines.destroy();
  }
}

async function* counted(rows: AsyncIterable<ListRow>, tally: Tally): AsyncGenerator<ListRow> {
  for await (const row of rows) {
    tally.rows += 1;
    yield row;
  }
}

async function* inWorkbook(rows: AsyncIterable<ListRow>): AsyncGenerator<WorkbookRow> {
  for await (const values of rows) yield { values, look: "row" };
}

async function* csvLines(
  first: string,
  rows: AsyncIterable<ListRow>,
  columns: readonly ExportColumn[],
  style: CsvStyle,
): AsyncGenerator<string> {
  let written = first;
  for await (const row of rows) {
    const cells = row.map((value, at) => csvCell(value, columns[at]?.kind ?? "text", style));
    written += `${cells.join(style.separator)}\n`;
    if (written.length < AT_ONCE) continue;
    yield written;
    written = "";
  }
  yield written;
}

function csvCell(value: SheetValue, kind: CellKind, style: CsvStyle): string {
  if (value === null) return "";
  if (typeof value === "string") return kind === "text" ? csvId(value, style) : value;
  return kind === "count" ? String(value) : writeMinor(value, style);
}

/** Digit by digit: a number of hundredths would not be exact. */
function writeMinor(minor: number, { decimal }: CsvStyle): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}${decimal}${digits.slice(-2)}`;
}
