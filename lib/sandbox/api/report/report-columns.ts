import type { LedgerEntry } from "../../ledger/ledger";
import { timeThere } from "../../ledger/zone-time";
import type { SalesUnit } from "../../sales-unit";

/** The fields of an item, in the order in which they are sent. */
export const REPORT_COLUMNS = [
  ...(["pspReference", "time", "ledgerDate", "entryType", "reference", "currency", "amount"] as const),
  ...(["balanceBefore", "balanceAfter", "recipientHandle"] as const),
] as const;

export type ReportColumn = (typeof REPORT_COLUMNS)[number];
type ReportItem = Partial<Record<ReportColumn, string | number>>;

/** The columns that `?columns=a,b` asks for, all of them without it; undefined where one is unknown. */
export function readColumns(text: string | undefined): readonly ReportColumn[] | undefined {
  if (text === undefined) return REPORT_COLUMNS;
  const columns = text.split(",").map((name) => REPORT_COLUMNS.find((column) => column === name.trim()));
  const known = columns.filter((column) => column !== undefined);
  return known.length === columns.length ? known : undefined;
}

export function viewEntry(
  entry: LedgerEntry,
  { msn, currency, timeZone }: SalesUnit,
  columns: readonly ReportColumn[],
): ReportItem {
  const all: ReportItem = {
    ...entry,
    time: timeThere(entry.at, timeZone),
    currency,
    recipientHandle: `api:${msn}`,
  };
  return Object.fromEntries(columns.map((column) => [column, all[column]]));
}

function cell(value: string | number | undefined): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180: a header line, commas, CRLF. */
export function toCsv(items: readonly ReportItem[], columns: readonly ReportColumn[]): string {
  const rows = items.map((item) => columns.map((column) => cell(item[column])).join(","));
  return [columns.join(","), ...rows, ""].join("\r\n");
}
