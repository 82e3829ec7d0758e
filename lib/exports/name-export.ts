import type { ExportedList } from "@/lib/domain/list-export";
import type { Locale } from "@/lib/domain/locale";
import { exportTexts } from "@/lib/i18n/export-texts";

export const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** "Transactions fjordkaffe 2026-11-21.xlsx", in the person's language. */
export function nameExport(
  list: ExportedList,
  format: keyof typeof MEDIA_TYPES,
  { locale, merchant, day }: { locale: Locale; merchant: string; day: string },
): string {
  return `${exportTexts(locale).words.exports.list[list]} ${merchant} ${day}.${format}`;
}
