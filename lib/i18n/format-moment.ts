import { FORMAT_LOCALES, type Locale } from "@/lib/domain/locale";
import { formats } from "./formats";

const kept = new Map<string, Intl.DateTimeFormat>();

/** A moment as next-intl would write it in the format of that name, for lists: it looks each format up anew, cell by cell. */
export function formatMoment(
  at: Date,
  { name, locale, timeZone }: { name: keyof typeof formats.dateTime; locale: Locale; timeZone: string },
): string {
  const key = `${name} ${locale} ${timeZone}`;
  const format =
    kept.get(key) ?? new Intl.DateTimeFormat(FORMAT_LOCALES[locale], { ...formats.dateTime[name], timeZone });
  kept.set(key, format);
  return format.format(at);
}
