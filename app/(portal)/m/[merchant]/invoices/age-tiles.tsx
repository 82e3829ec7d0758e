import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { Currency } from "@/lib/domain/money";
import type { AgeSum } from "@/lib/invoices/list-invoices";
import { invoicesHref } from "./address";

type AgeTilesProps = {
  merchant: string;
  ages: readonly AgeSum[];
  chosen: string | undefined;
  currency: Currency;
};

/** What is outstanding, by how long it has been due; each opens its invoices. */
export function AgeTiles({ merchant, ages, chosen, currency }: AgeTilesProps): JSX.Element {
  const t = useTranslations("invoices");
  return (
    <section aria-labelledby="ages" className="mb-5">
      <h2 id="ages" className="mb-2 text-sm font-medium text-muted">
        {t("ages")}
      </h2>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
        {ages.map(({ age, count, minor }) => (
          <li key={age}>
            <Link
              href={invoicesHref(merchant, age === chosen ? {} : { age })}
              prefetch={false}
              aria-current={age === chosen ? "true" : undefined}
              className={`grid gap-0.5 rounded-2xl bg-surface px-4 py-3 shadow-surface outline-none hover:bg-surface-secondary focus-visible:ring-2 focus-visible:ring-focus ${age === chosen ? "ring-2 ring-accent" : ""}`}
            >
              <span className="text-xs text-muted">{t(`age.${age}`)}</span>
              <Money value={{ minor, currency }} className="font-semibold" />
              <span className="text-xs text-muted">{t("ageCount", { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
