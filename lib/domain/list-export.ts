/** Every list that can be exported. */
export const EXPORTED_LISTS = [
  "transactions",
  "requests",
  "links",
  "codes",
  "invoices",
  "settlements",
  "settlement_lines",
  "members",
  "audit",
  "units",
] as const;
export type ExportedList = (typeof EXPORTED_LISTS)[number];

/** "ready" files can be fetched until they expire; of an expired one only the line is left. */
export const EXPORT_STATES = ["queued", "running", "ready", "failed", "expired"] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Whether it may still change by itself. */
export function isUnderWay(state: ExportState): boolean {
  return state === "queued" || state === "running";
}

export const SEPARATORS = { semicolon: ";", comma: ",", tab: "\t" } as const;
export type Separator = keyof typeof SEPARATORS;

/** How a file is written. Separator, decimal mark and byte order mark are of CSV only. */
export type ExportLook = {
  readonly format: "csv" | "xlsx";
  readonly separator: Separator;
  readonly decimal: "comma" | "point";
  /** Without it, some spreadsheets take UTF-8 for something else. */
  readonly byteOrderMark: boolean;
};

/** What Nordic spreadsheets open as it is. */
export const FIRST_LOOK: ExportLook = {
  format: "xlsx",
  separator: "semicolon",
  decimal: "comma",
  byteOrderMark: true,
};

/** "csv.comma.point.bare": for a cookie that remembers the last choice. */
export function writeLook({ format, separator, decimal, byteOrderMark }: ExportLook): string {
  return [format, separator, decimal, byteOrderMark ? "marked" : "bare"].join(".");
}

/** The look that a text says; what cannot be read in it is as at first. */
export function readLook(text: string | undefined): ExportLook {
  const [format, separator = "", decimal, mark] = (text ?? "").split(".");
  return {
    format: format === "csv" ? "csv" : "xlsx",
    separator: isSeparator(separator) ? separator : FIRST_LOOK.separator,
    decimal: decimal === "point" ? "point" : "comma",
    byteOrderMark: mark !== "bare",
  };
}

function isSeparator(text: string): text is Separator {
  return Object.hasOwn(SEPARATORS, text);
}

/** How long a finished file can be fetched. */
export const EXPORT_DAYS = 7;
