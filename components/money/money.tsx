import { useLocale } from "next-intl";
import type { JSX } from "react";
import { formatAmount, formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { Money as Amount } from "@/lib/domain/money";

type MoneyProps = {
  value: Amount;
  /** Without the currency, where the cell beside it names it. */
  bare?: boolean;
  className?: string;
};

/** An amount in the reader's language, with figures of equal width so that columns line up. */
export function Money({ value, bare = false, className = "" }: MoneyProps): JSX.Element {
  const locale = languageOf(useLocale());
  const text = bare ? formatAmount(value, locale) : formatMoney(value, locale);
  return <span className={`tabular whitespace-nowrap ${className}`}>{text}</span>;
}
