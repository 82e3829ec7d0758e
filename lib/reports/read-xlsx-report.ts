import { type CellValue, readXlsx } from "hucre/xlsx";
import { LOCALES } from "@/lib/domain/locale";
import { type Currency, isCurrency } from "@/lib/domain/money";
import { reportTexts } from "@/lib/i18n/report-texts";
import { unpackedSize } from "@/lib/sheets/unpacked-size";
import { assembleSettlement, type FoundRow, kindOf } from "./assemble-settlement";
import { readDay, readDecimal, readInstant, zoneOf } from "./read-values";
import { badValue, type ReadReport, type ReportDefect, ReportFileRefused } from "./report-defect";
import type { ReportTransaction, ReportUnit, TransactionKind } from "./settlement-report";
import { HEAD_ROW } from "./write-xlsx-report";

/** More than any report that fits into what is taken in unfolds to. */
const MOST_UNPACKED = 256 * 1024 * 1024;
const MOST_ROWS = 500_000;

/** Columns of the published layout, by their place; the last three are not always there. */
const PLACE = {
  day: 0,
  unit: 1,
  msn: 2,
  product: 3,
  id: 4,
  orderId: 5,
  gross: 6,
  fee: 7,
  net: 8,
  kind: 9,
  settlement: 10,
  settlementDay: 11,
  paid: 12,
  account: 13,
  firstName: 14,
  lastName: 15,
  message: 16,
} as const;

const WIDTHS: readonly number[] = [PLACE.account + 1, PLACE.message + 1];

type Row = { readonly line: number; readonly cell: (place: keyof typeof PLACE) => string };

/** Reads a report in the XLSX layout, in any of its languages: by place, not by name. Throws ReportFileRefused. */
export async function readXlsxReport(bytes: Uint8Array): Promise<ReadReport> {
  const sheet = await readSheetRows(bytes);
  const head = (sheet[HEAD_ROW - 1] ?? []).filter((cell) => typeof cell === "string" && cell !== "");
  if (!WIDTHS.includes(head.length)) throw new ReportFileRefused({ code: "report_file_unknown" });
  const fact = (row: number) => textOf(sheet[row - 1]?.[2]);
  const named = fact(6);
  const currency = isCurrency(named) ? named : "NOK";
  const rows = sheet.slice(HEAD_ROW).map((cells, at): Row => {
    const cell = (place: keyof typeof PLACE) => textOf(cells[PLACE[place]]);
    return { line: HEAD_ROW + 1 + at, cell };
  });
  const defects: ReportDefect[] = [];
  const units = readUnits(rows, currency, defects);
  const day = (row: number, name: string) => readDay({ text: fact(row), line: row, name });
  const organisation = {
    name: fact(2),
    number: fact(3),
    street: "",
    postCode: "",
    city: "",
    country: "NO",
  } as const;
  return { report: { organisation, from: day(4, "C4"), to: day(5, "C5"), units }, defects };
}

async function readSheetRows(bytes: Uint8Array): Promise<CellValue[][]> {
  if (typeof unpackedSize(bytes, MOST_UNPACKED) !== "number")
    throw new ReportFileRefused({ code: "report_file_unknown" });
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: MOST_ROWS });
    // What did not fit into one sheet goes on in the next, under a head of its own.
    return sheets.flatMap(({ rows }, at) => (at === 0 ? rows : rows.slice(HEAD_ROW)));
  } catch {
    throw new ReportFileRefused({ code: "report_file_unknown" });
  }
}

function readUnits(rows: readonly Row[], currency: Currency, defects: ReportDefect[]): ReportUnit[] {
  const units = new Map<string, { unit: ReportUnit; rows: FoundRow[] }>();
  let waiting: { msn: string; name: string; row: FoundRow }[] = [];
  for (const row of rows) {
    const { cell, line } = row;
    if (cell("settlement") === "") continue;
    if (cell("id") !== "") waiting.push(readRow(row, currency));
    else if (cell("paid") !== "") {
      // Older reports leave the unit out of this row: it is that of the rows above.
      const msn = cell("msn") || (waiting[0]?.msn ?? "");
      const name = cell("unit") || (waiting[0]?.name ?? "");
      const own = waiting.filter((one) => one.msn === msn);
      for (const other of waiting)
        if (other.msn !== msn)
          defects.push({ line: other.row.line, code: "other_settlement", found: other.msn });
      const settlement = assembleSettlement(
        readClosing(row),
        own.map((one) => one.row),
        defects,
      );
      const known = units.get(msn)?.unit ?? {
        msn,
        name,
        currency,
        timeZone: zoneOf(currency),
        settlements: [],
      };
      units.set(msn, { unit: { ...known, settlements: [...known.settlements, settlement] }, rows: [] });
      waiting = [];
    } else if (cell("net") === "") throw badValue(line, "M");
  }
  if (waiting.length > 0) throw badValue(waiting.at(-1)?.row.line ?? 0, "M");
  return [...units.values()].map(({ unit }) => unit);
}

function readClosing({ line, cell }: Row) {
  return {
    line,
    id: cell("settlement"),
    day: readDay({ text: cell("settlementDay"), line, name: "L" }),
    account: cell("account"),
    type: GROSS.has(cell("day")) ? ("Gross" as const) : ("Net" as const),
    paidOutMinor: readDecimal({ text: cell("paid"), line, name: "M" }),
    stated: {},
  };
}

function readRow({ line, cell }: Row, currency: Currency): { msn: string; name: string; row: FoundRow } {
  const amount = (place: "gross" | "fee" | "net", name: string) =>
    readDecimal({ text: cell(place), line, name });
  const [gross, fee] = [amount("gross", "G"), 0 - amount("fee", "H")];
  if (fee < 0) throw badValue(line, "H");
  const row: ReportTransaction = {
    at: readInstant({ text: cell("day"), line, name: "A" }, zoneOf(currency)),
    id: cell("id"),
    orderId: cell("orderId"),
    kind: KINDS.get(cell("kind")) ?? kindOf(gross, fee),
    grossMinor: gross,
    feeMinor: fee,
    product: cell("product"),
    ...readCustomer(cell),
  };
  return { msn: cell("msn"), name: cell("unit"), row: { line, row, netMinor: amount("net", "I") } };
}

function readCustomer(cell: Row["cell"]): Pick<ReportTransaction, "customer"> {
  const customer = { firstName: cell("firstName"), lastName: cell("lastName"), message: cell("message") };
  return Object.values(customer).some((text) => text !== "") ? { customer } : {};
}

/** Words of all languages: a file does not say which it was written in. */
const KINDS = new Map<string, TransactionKind>(
  LOCALES.map(reportTexts).flatMap((t) => [
    [t("feeAlone"), "fee"],
    [t("correction"), "correction"],
    [t("sale"), "sale"],
    [t("refund"), "refund"],
  ]),
);
const GROSS = new Set(LOCALES.map((locale) => reportTexts(locale)("paidGross")));

/** Days as YYYY-MM-DD, amounts with a point and as many decimals as they need. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  const cents = Math.round(value * 100);
  return Math.abs(value * 100 - cents) < 1e-4 ? (cents / 100).toFixed(2) : String(value);
}
