import Link from "next/link";
import type { JSX } from "react";
import { reportsHref } from "./address";
import { useFigureTexts } from "./figures-text";
import type { Place } from "./place";

/** Which days are shown, which they are compared with, and in which currency. */
export function Comparison({ merchant, choice, days, seen, today }: Place & { today: string }): JSX.Element {
  const { t, days: written } = useFigureTexts(seen.currency);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="text-sm text-muted">
        <span className="font-medium text-foreground">{written(days)}</span>
        <span className="max-sm:hidden"> · </span>
        <br className="sm:hidden" />
        {t.rich("compared", {
          before: () => <span className="whitespace-nowrap">{written(seen.before)}</span>,
        })}{" "}
        {days.to >= today ? t("notOver") : null}
      </p>
      {seen.currencies.length > 1 ? (
        <nav aria-label={t("currencies")} className="flex flex-wrap items-center gap-1 text-sm">
          <span className="mr-2 text-xs text-muted">{t("apart")}</span>
          {seen.currencies.map((currency) => (
            <Link
              key={currency}
              href={reportsHref(merchant, { ...choice, currency })}
              prefetch={false}
              scroll={false}
              aria-current={currency === seen.currency ? "true" : undefined}
              className={`button button--sm ${currency === seen.currency ? "button--primary" : "button--outline"}`}
            >
              {currency}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  );
}
