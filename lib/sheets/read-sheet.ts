import { readCsv } from "@/lib/domain/csv-reader";
import { fail, ok, type Result } from "@/lib/domain/result";
import { decodeText } from "./decode-text";
import { readWorkbook } from "./read-workbook";
import type { Sheet, SheetFailure, SheetRow } from "./sheet";

export const MOST_BYTES = 2 * 1024 * 1024;

const tooManyRows = (most: number) => fail({ code: "sheet_too_many_rows" as const, most });

/**
 * Reads a CSV file, or the first sheet of a workbook (XLSX), of at most 2 MB. What it is is told by its bytes, not by its name.
 * `mostRows` counts the row of names too.
 */
export async function readSheet(bytes: Uint8Array, mostRows: number): Promise<Result<Sheet, SheetFailure>> {
  if (bytes.byteLength > MOST_BYTES) return fail({ code: "sheet_too_large", most: MOST_BYTES / 1024 });
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isZip ? await readWorkbook(bytes, mostRows) : readText(bytes, mostRows);
  if (!read.ok) return read;
  if (read.value.length > mostRows) return tooManyRows(mostRows);
  return read.value.length === 0 ? fail({ code: "sheet_empty" }) : ok({ rows: read.value });
}

/** What was pasted from a spreadsheet is text with tabs between the cells. */
export function readPasted(text: string, mostRows: number): Result<Sheet, SheetFailure> {
  if (Buffer.byteLength(text) > MOST_BYTES) return fail({ code: "sheet_too_large", most: MOST_BYTES / 1024 });
  const rows = rowsOf(text, mostRows);
  if (!rows.ok) return rows;
  return rows.value.length === 0 ? fail({ code: "sheet_empty" }) : ok({ rows: rows.value });
}

function readText(bytes: Uint8Array, mostRows: number): Result<readonly SheetRow[], SheetFailure> {
  const text = decodeText(bytes);
  if (text === undefined) return fail({ code: "sheet_encoding" });
  return rowsOf(text, mostRows);
}

function rowsOf(text: string, mostRows: number): Result<readonly SheetRow[], SheetFailure> {
  // Far more lines than rows need not be taken apart: what lies between could be blank, but nobody sends such a file.
  if (countLines(text) > mostRows * 4) return tooManyRows(mostRows);
  const rows = readCsv(text).map(({ line, fields }): SheetRow => {
    const formulas = fields.flatMap((field, at) => (isFormula(field) ? [at] : []));
    return { line, cells: fields.map(plain), formulas };
  });
  return rows.length > mostRows ? tooManyRows(mostRows) : ok(rows);
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

// Spreadsheets write ="0047" so that digits stay text when the file is opened again: that is a value in disguise.
const DISGUISED = /^=(\+?\d+)$/;

const isFormula = (field: string) => /^[=@]/.test(field) && !DISGUISED.test(field);
const plain = (field: string) => DISGUISED.exec(field)?.[1] ?? field;
