import type { ExportRow } from "./repository";

/** Under which key the store has an export's file, whether or not it is there yet. */
export function exportKey({
  merchantId,
  id,
  format,
}: Pick<ExportRow, "merchantId" | "id" | "format">): string {
  return `exports/${merchantId}/${id}.${format}`;
}
