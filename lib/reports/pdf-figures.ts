import { formatAmount } from "@/lib/domain/format-money";
import type { Locale } from "@/lib/domain/locale";
import { type Currency, money } from "@/lib/domain/money";
import { LINE, type PdfPages } from "./pdf-pages";

/** Names stand in one column, values in the next. */
export function writeFact(pages: PdfPages, name: string, value: string): void {
  pages.keep(LINE);
  pages.line([{ text: name, x: 51, width: 138 }], { quiet: true, size: 10, height: 0 });
  pages.line([{ text: value, x: 192, width: 352 }], { bold: true, size: 10, height: LINE });
}

/** An amount as the report's language writes it, zero without a sign. */
export function amountOf(minor: number, currency: Currency, locale: Locale): string {
  return formatAmount(money(minor === 0 ? 0 : minor, currency), locale);
}
