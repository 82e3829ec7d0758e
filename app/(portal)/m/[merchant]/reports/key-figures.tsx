import Link from "next/link";
import type { JSX } from "react";
import type { Grouping } from "@/lib/domain/figure-period";
import { METRICS, type Metric, reportsHref } from "./address";
import { useFigureTexts } from "./figures-text";
import { measure } from "./measure";
import type { Place } from "./place";

/** The figures of the period in six tiles; the chosen one is plotted below. */
export function KeyFigures({ merchant, choice, seen }: Place & { grouping: Grouping }): JSX.Element {
  const { t, value } = useFigureTexts(seen.currency);
  return (
    <nav aria-label={t("metrics")}>
      <ul className="grid grid-cols-2 gap-2 sm:gap-3 md:grid-cols-3 2xl:grid-cols-6">
        {METRICS.map((metric) => {
          const [now, before] = [measure(seen.total, metric), measure(seen.totalBefore, metric)];
          const chosen = metric === choice.show;
          return (
            <li key={metric} className="min-w-0">
              <Link
                href={reportsHref(merchant, { ...choice, show: metric })}
                prefetch={false}
                scroll={false}
                aria-current={chosen ? "true" : undefined}
                className={`block h-full rounded-2xl bg-surface p-3 outline-none hover:bg-surface-secondary focus-visible:ring-2 focus-visible:ring-focus sm:p-4 ${chosen ? "ring-2 ring-accent" : "shadow-surface"}`}
              >
                <span className="block text-sm text-muted">{t(`metric.${metric}`)}</span>
                <span
                  className={`tabular mt-1 block truncate font-semibold tracking-tight ${now === undefined ? "text-base text-muted" : "text-lg sm:text-2xl"}`}
                >
                  {value(metric, now)}
                </span>
                <span className="mt-1 block text-xs text-muted">
                  {now === undefined ? (
                    (metric === "fees" || metric === "net") && choice.channel ? (
                      t("feesOfChannel")
                    ) : null
                  ) : (
                    <Change metric={metric} now={now} before={before} currency={seen.currency} />
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

type ChangeProps = {
  metric: Metric;
  now: number;
  before: number | undefined;
  currency: Place["seen"]["currency"];
};

/** More of what is earned is good, more of what is given away is not; the arrow and the words say which it is. */
function Change({ metric, now, before, currency }: ChangeProps): JSX.Element {
  const { t, percent } = useFigureTexts(currency);
  if (!before) return <>{t("nothingBefore")}</>;
  const change = (now - before) / Math.abs(before);
  if (now === before) return <>{t("same")}</>;
  const up = change > 0;
  const good = up !== (metric === "refunds" || metric === "fees");
  return (
    <>
      <span
        aria-hidden="true"
        className={`mr-1 font-semibold ${good ? "text-success-soft-foreground" : "text-danger-soft-foreground"}`}
      >
        {up ? "↑" : "↓"}
      </span>
      {t(up ? "more" : "less", { percent: percent(Math.abs(change)) })}
    </>
  );
}
