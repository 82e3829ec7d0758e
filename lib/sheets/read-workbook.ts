import { type CellValue, readXlsx, type Sheet as Worksheet } from "hucre/xlsx";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { SheetFailure, SheetRow } from "./sheet";
import { unpackedSize } from "./unpacked-size";

/** More than any sheet that fits into what is taken in; far less than what a packed trap unfolds to. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_COLUMNS = 50;

/** The first sheet of a workbook. Formulas are not worked out, links and macros not followed. */
export async function readWorkbook(
  bytes: Uint8Array,
  mostRows: number,
): Promise<Result<readonly SheetRow[], SheetFailure>> {
  const size = unpackedSize(bytes, MOST_UNPACKED);
  if (size === "not_a_zip") return fail({ code: "sheet_unreadable" });
  if (size === "too_large") return fail({ code: "sheet_too_many_rows", most: mostRows });
  try {
    const { sheets } = await readXlsx(bytes, { sheets: [0], maxRows: mostRows * 2 + 1 });
    return ok(sheets[0] ? rowsOf(sheets[0]) : []);
  } catch {
    return fail({ code: "sheet_unreadable" });
  }
}

function rowsOf({ rows, cells }: Worksheet): SheetRow[] {
  return rows.flatMap((row, at): SheetRow[] => {
    const values = row.slice(0, MOST_COLUMNS);
    const texts = values.map(textOf);
    if (texts.every((text) => text === "")) return [];
    const formulas = values.flatMap((_, column) => (cells?.get(`${at},${column}`)?.formula ? [column] : []));
    return [{ line: at + 1, cells: texts, formulas }];
  });
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return typeof value === "number" ? writeNumber(value) : String(value).trim();
}

/** Written so that it cannot be taken for thousands: 1.234 as a number is no 1 234. */
function writeNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const cents = Math.round(value * 100);
  const isAmount = Math.abs(value * 100 - cents) < 1e-6 * Math.max(1, Math.abs(value));
  return isAmount ? (cents / 100).toFixed(2) : value.toFixed(6);
}
