import { useLocale } from "next-intl";
import type { JSX } from "react";
import { formatMoney } from "@/lib/domain/format-money";
import type { Money as Amount } from "@/lib/domain/money";

/** An amount in the reader's language, with figures of equal width so that columns line up. */
export function Money({ value, className = "" }: { value: Amount; className?: string }): JSX.Element {
  const locale = useLocale();
  return <span className={`tabular whitespace-nowrap ${className}`}>{formatMoney(value, locale)}</span>;
}
