import type { ExportRow } from "./repository";

type Made = Pick<ExportRow, "merchantId" | "id" | "format" | "tries">;

/** Under which key this try of the worker keeps the file: one that was held up must not touch what the next one made. */
export function exportKey({ merchantId, id, format, tries }: Made): string {
  return `exports/${merchantId}/${id}-${tries}.${format}`;
}

/** Under which keys earlier tries may have left something. */
export function formerKeys(row: Made): string[] {
  return Array.from({ length: Math.max(row.tries - 1, 0) }, (_, at) => exportKey({ ...row, tries: at + 1 }));
}
