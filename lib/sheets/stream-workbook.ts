import { AT_ONCE, encodeText } from "./encode-text";
import { type CellKind, columnName, type RowLook, rowXml, type SheetValue } from "./sheet-cells";
import { streamZip, type ZipEntry } from "./stream-zip";
import { workbookParts } from "./workbook-parts";

export type WorkbookColumn = { readonly title: string; readonly kind: CellKind; readonly width: number };

export type WorkbookRow = {
  readonly values: readonly SheetValue[];
  readonly look: RowLook & ("row" | "sum");
};

export type Workbook = {
  /** Name of the sheet, at most 20 signs, none of []:*?/\ among them. */
  readonly name: string;
  /** Above the table; a table without one begins in its own first row. */
  readonly title?: string;
  /** What stands between title and table, name beside value. */
  readonly facts: readonly (readonly [string, string])[];
  /** The row (from 1) in which the table's head stands; it and all above stay in sight. */
  readonly headRow: number;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: AsyncIterable<WorkbookRow>;
};

/** Below what a sheet may have (1 048 576), with room for what stands above the table. */
const MOST_ROWS = 1_000_000;

/**
 * A workbook (XLSX) with typed cells, written while its rows are read: memory does not grow with them. What one sheet cannot hold
 * goes on in a second one under the same head.
 */
export function streamWorkbook(workbook: Workbook, mostRows = MOST_ROWS): AsyncGenerator<Uint8Array> {
  return streamZip(entriesOf(workbook, mostRows));
}

async function* entriesOf(workbook: Workbook, mostRows: number): AsyncGenerator<ZipEntry> {
  const rows = workbook.rows[Symbol.asyncIterator]();
  const names: string[] = [];
  const turn = { next: await rows.next(), rows, mostRows };
  try {
    do {
      names.push(names.length === 0 ? workbook.name : `${workbook.name} (${names.length + 1})`);
      yield { path: `xl/worksheets/sheet${names.length}.xml`, data: encodeText(sheetXml(workbook, turn)) };
    } while (!turn.next.done);
  } finally {
    await rows.return?.();
  }
  for (const { path, xml } of workbookParts(names)) yield { path, data: oneChunk(xml) };
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Where the sheets are in the rows that they share. */
type Turn = { next: IteratorResult<WorkbookRow>; rows: AsyncIterator<WorkbookRow>; mostRows: number };

async function* sheetXml({ title, facts, headRow, columns }: Workbook, turn: Turn): AsyncGenerator<string> {
  const kinds = columns.map(({ kind }) => kind);
  yield sheetStart(columns, headRow);
  if (title !== undefined) yield rowXml(1, [title], [], "title");
  for (const [at, [name, value]] of facts.entries()) yield rowXml(at + 2, [name, null, value], [], "fact");
  const head = columns.map((column) => column.title);
  yield rowXml(headRow, head, kinds, "head");
  let [number, rows] = [headRow, ""];
  for (; !turn.next.done && number - headRow < turn.mostRows; turn.next = await turn.rows.next()) {
    number += 1;
    rows += rowXml(number, turn.next.value.values, kinds, turn.next.value.look);
    if (rows.length < AT_ONCE) continue;
    yield rows;
    rows = "";
  }
  const merged = title === undefined ? "" : mergedCells(columns.length, facts.length);
  yield `${rows}</sheetData>${merged}${PAGE}</worksheet>`;
}

const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

function sheetStart(columns: readonly WorkbookColumn[], headRow: number): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">',
    `<pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/>`,
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>`,
  ].join("");
}

/** The title over the whole table, each name over two columns and its value over the next two. */
function mergedCells(columns: number, facts: number): string {
  const areas = [`A1:${columnName(columns - 1)}1`];
  for (let row = 2; row < facts + 2; row += 1) areas.push(`A${row}:B${row}`, `C${row}:D${row}`);
  return `<mergeCells count="${areas.length}">${areas.map((area) => `<mergeCell ref="${area}"/>`).join("")}</mergeCells>`;
}
