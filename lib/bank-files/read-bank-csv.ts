import { csvRows, readCsv } from "@/lib/domain/csv-reader";
import { isCurrency } from "@/lib/domain/money";
import { findColumns, type Places } from "@/lib/domain/sheet-columns";
import { type BankFileFailure, BankFileRefused, type BankStatement, joinTexts } from "./bank-statement";
import { COLUMN_NAMES, type Column, TEXT_COLUMN } from "./csv-columns";
import { decimalMarkOf, readAmount, readDay } from "./csv-values";

type Row = { line: number; fields: string[] };
type Table = {
  readonly places: Places<Column>;
  readonly texts: readonly number[];
  readonly rows: readonly Row[];
};

/** Banks write about the account first; further down there is no row of names any more. */
const LOOKED_THROUGH = 30;

/**
 * A statement as a bank's site exports it: any separator, decimal comma or point, columns by their names in five languages, in any
 * order and below any preamble. One file is one account's. `currency`: where no column says.
 * @throws BankFileRefused with the place.
 */
export function readBankCsv(text: string, currency: string): BankStatement {
  const { places, texts, rows } = findTable(text);
  const cell = ({ fields }: Row, column: Column) => fields[places[column] ?? -1] ?? "";
  const amounts = (["amount", "credit", "debit"] as const).flatMap((column) =>
    rows.map((row) => ({ line: row.line, text: cell(row, column) })),
  );
  const mark = decimalMarkOf(amounts);
  const lines = rows.map((row) => ({
    day: dayOf(row.line, cell(row, "day")),
    amountMinor: moneyOf(row, cell, mark),
    currency: (cell(row, "currency") || currency).toUpperCase(),
    text: joinTexts(texts.map((at) => row.fields[at])),
    mark: cell(row, "mark") || null,
  }));
  const days = lines.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) throw new BankFileRefused({ code: "bank_file_empty" });
  const kept = lines.filter((line) => line.amountMinor > 0 && isCurrency(line.currency));
  const account = rows.map((row) => cell(row, "account")).find((one) => /\d{6}/.test(one.replace(/\W/g, "")));
  return {
    ...{ id: "", account: account ?? null, currency: lines[0]?.currency ?? currency, from, to },
    ...{ lines: kept, otherLines: lines.length - kept.length },
  };
}

function dayOf(line: number, value: string): string {
  const day = readDay(value);
  if (!day) throw new BankFileRefused({ code: "bank_file_bad_day", line, value: value.slice(0, 40) });
  return day;
}

/** In one column with a sign, or in one for what came in and another for what went out. */
function moneyOf(row: Row, cell: (row: Row, column: Column) => string, mark: "," | "."): number {
  const read = (column: Column) => {
    const value = cell(row, column);
    const minor = value === "" ? 0 : readAmount(value, mark);
    if (minor === undefined)
      throw new BankFileRefused({ code: "bank_file_bad_amount", line: row.line, value: value.slice(0, 40) });
    return minor;
  };
  const single = read("amount");
  return single === 0 ? Math.abs(read("credit")) - Math.abs(read("debit")) : single;
}

/** The table below the first row that names what a statement needs, whichever sign stands between its cells. */
function findTable(text: string): Table {
  let nearest: BankFileFailure["code"] = "bank_file_unknown";
  for (const separator of [";", "\t", ","] as const) {
    let at = 0;
    for (const { fields } of csvRows(text, separator)) {
      at += 1;
      if (at > LOOKED_THROUGH) break;
      const places = findColumns(fields, COLUMN_NAMES);
      const texts = fields.flatMap((name, place) =>
        TEXT_COLUMN.test(name.trim().toLowerCase()) ? [place] : [],
      );
      const missing = missingIn(places, texts);
      if (!missing) {
        const below = readCsv(text, separator).slice(at);
        return { places, texts, rows: below.filter((row) => isRow(row, places)) };
      }
      const named = Object.keys(places).length + texts.length;
      if (named >= 2 && nearest === "bank_file_unknown") nearest = missing;
    }
  }
  throw new BankFileRefused({ code: nearest } as BankFileFailure); // safe: these codes carry nothing
}

function missingIn(places: Places<Column>, texts: readonly number[]) {
  if (places.day === undefined) return "bank_file_day_column" as const;
  if (places.amount === undefined && places.credit === undefined) return "bank_file_amount_column" as const;
  return texts.length === 0 ? ("bank_file_text_column" as const) : undefined;
}

/** Sums below the table have no day. */
function isRow({ fields }: Row, places: Places<Column>): boolean {
  return (fields[places.day ?? -1] ?? "").trim() !== "";
}
