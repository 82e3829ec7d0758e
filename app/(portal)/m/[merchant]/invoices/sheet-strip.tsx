import { useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { SentSheet } from "@/lib/invoices/list-invoices";

/** Says of which sheet the invoices below are, with their numbers and their sum. */
export function SheetStrip({ sheet: { name, count, first, total } }: { sheet: SentSheet }): JSX.Element {
  const t = useTranslations("invoices.sheet");
  const locale = languageOf(useLocale());
  const numbers = { first: String(first), last: String(first + count - 1) };
  return (
    <p className="mb-3 rounded-2xl bg-surface px-4 py-3 text-sm shadow-surface" role="status">
      {t("sent", { name, count, ...numbers, total: formatMoney(total, locale) })}
    </p>
  );
}
