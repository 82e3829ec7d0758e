import Link from "next/link";
import { useLocale } from "next-intl";
import type { JSX } from "react";
import { type Grouping, groupingsFor } from "@/lib/domain/figure-period";
import { FORMAT_LOCALES, languageOf } from "@/lib/domain/locale";
import type { Point } from "@/lib/figures/figures-of";
import { reportsHref } from "./address";
import { FigureCard } from "./figure-card";
import { useFigureTexts } from "./figures-text";
import { isMoney, measure } from "./measure";
import type { Place } from "./place";
import { pointHref } from "./point-href";
import type { TrendBar } from "./trend-bar";
import { TrendPlot } from "./trend-plot";
import { TrendTable } from "./trend-table";

type TrendProps = Place & { grouping: Grouping };

/** One key figure over time, beside the period before. */
export function TrendCard(props: TrendProps): JSX.Element {
  const { choice, days, seen } = props;
  const { t } = useFigureTexts(seen.currency);
  const locale = FORMAT_LOCALES[languageOf(useLocale())];
  const metric = choice.show;
  const bars = useBars(props);
  const unknown =
    seen.points.every((point: Point) => measure(point.now, metric) === undefined) && metric !== "average";
  return (
    <FigureCard
      id="trend"
      title={t(`metric.${metric}`)}
      note={t(`means.${metric}`)}
      file={`${t("file")}-${days.from}-${days.to}`}
      action={<Steps {...props} />}
    >
      {unknown ? (
        <p className="py-10 text-center text-sm text-muted">
          {t(choice.channel ? "feesOfChannel" : "feesOfHour")}
        </p>
      ) : (
        <>
          <Legend {...props} />
          <TrendPlot
            bars={bars}
            locale={locale}
            divide={isMoney(metric) ? 100 : 1}
            hint={t("plotHint")}
            label={t(`metric.${metric}`)}
            now={t("now")}
            before={t("before")}
          />
          <TrendTable {...props} />
        </>
      )}
    </FigureCard>
  );
}

/** Whether nothing moved in the period before: a line along the bottom would say that it was bad. */
function isNothing({ totalBefore }: TrendProps["seen"]): boolean {
  return totalBefore.captures === 0 && totalBefore.refunds === 0 && !totalBefore.fees;
}

/** The points of the plot, written out for this reader. */
function useBars(props: TrendProps): TrendBar[] {
  const { choice, seen, grouping } = props;
  const { t, value, step } = useFigureTexts(seen.currency);
  const metric = choice.show;
  const nothingBefore = isNothing(seen);
  return seen.points.map((point) => {
    const [now, before] = [measure(point.now, metric), point.before && measure(point.before, metric)];
    const told = {
      step: step(point, grouping, true),
      value: value(metric, now),
      count: t("sales", { count: point.now.sales }),
      before: point.before ? value(metric, before) : "–",
    };
    return {
      step: step(point, grouping),
      ...{ title: told.step, amount: told.value, sales: told.count, earlier: told.before },
      ...{ label: t("point", told), now: now ?? 0, before: nothingBefore ? null : (before ?? null) },
      href: pointHref(props, point),
    };
  });
}

function Legend({ seen }: TrendProps): JSX.Element {
  const { t } = useFigureTexts(seen.currency);
  return (
    <p className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
      <span className="flex items-center gap-2">
        <span className="size-2.5 rounded-sm bg-accent" aria-hidden="true" />
        {t("now")}
      </span>
      {isNothing(seen) ? null : (
        <span className="flex items-center gap-2">
          <svg width="18" height="4" aria-hidden="true">
            <path d="M0 2h18" stroke="var(--foreground)" strokeWidth="1.5" strokeDasharray="4 3" />
          </svg>
          {t("before")}
        </span>
      )}
    </p>
  );
}

/** Hours, days, weeks or months, as far as the period has room for them. */
function Steps({ merchant, choice, days, seen, grouping }: TrendProps): JSX.Element | null {
  const { t } = useFigureTexts(seen.currency);
  const offered = groupingsFor(days);
  if (offered.length < 2) return null;
  return (
    <nav aria-label={t("groupingLabel")}>
      <ul className="flex gap-0.5 rounded-lg bg-default p-0.5">
        {offered.map((by) => (
          <li key={by}>
            <Link
              href={reportsHref(merchant, { ...choice, by })}
              prefetch={false}
              scroll={false}
              aria-current={by === grouping ? "true" : undefined}
              className={`block rounded-md px-2.5 py-1 text-xs outline-none focus-visible:ring-2 focus-visible:ring-focus ${by === grouping ? "bg-segment font-medium text-segment-foreground shadow-surface" : "text-muted hover:text-foreground"}`}
            >
              {t(`grouping.${by}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
