import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { Money as Amount } from "@/lib/domain/money";
import type { SettlementPeriod } from "@/lib/domain/payout";
import type { PeriodPlan } from "@/lib/settlements/compare-periods";

type PlanCardProps = {
  title: string;
  number?: string;
  /** How it is paid out now; of several units together there is no one answer. */
  period?: SettlementPeriod;
  earned: Amount;
  plans: readonly PeriodPlan[];
  change?: Route;
};

/** The same money paid by day, week and month, side by side; the bars compare how long it waits. */
export function PlanCard({ title, number, period, earned, plans, change }: PlanCardProps): JSX.Element {
  const t = useTranslations("payoutPeriods");
  const longest = Math.max(...plans.map(({ waitDays }) => waitDays ?? 0));
  const id = `plan-${number ?? "all"}`;
  return (
    <section aria-labelledby={id} className="grid gap-4 rounded-2xl bg-surface p-4 shadow-surface sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="min-w-0 text-base font-semibold break-words">
          {title} {number ? <span className="tabular text-sm font-normal text-muted">{number}</span> : null}
        </h2>
        <p className="text-sm text-muted">
          {t("earned")} <Money value={earned} className="font-medium text-foreground" />
        </p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-3">
        {plans.map((plan) => (
          <Plan key={plan.period} plan={plan} now={plan.period === period} longest={longest} />
        ))}
      </ul>
      {change ? (
        <Link href={change} prefetch={false} className="link w-fit text-sm">
          {t("change")}
        </Link>
      ) : null}
    </section>
  );
}

type PlanProps = { plan: PeriodPlan; now: boolean; longest: number };

function Plan({ plan: { period, count, waitDays, largest }, now, longest }: PlanProps): JSX.Element {
  const t = useTranslations("payoutPeriods");
  const format = useFormatter();
  const width = longest > 0 ? Math.round(((waitDays ?? 0) / longest) * 100) : 0;
  const days = Math.round((waitDays ?? 0) * 10) / 10;
  return (
    <li
      className={`grid content-start gap-3 rounded-xl border p-3 ${now ? "border-accent" : "border-border"}`}
    >
      <h3 className="flex flex-wrap items-center justify-between gap-2 text-sm font-semibold">
        {t(`period.${period}`)}
        {now ? <span className="chip chip--soft chip--accent px-2">{t("now")}</span> : null}
      </h3>
      <dl className="grid gap-2 text-sm">
        <Figure term={t("waits")} value={waitDays === null ? "–" : t("waitDays", { days })}>
          <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-default">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${width}%` }} />
          </span>
        </Figure>
        <Figure term={t("count")} value={format.number(count)} />
        <Figure term={t("largest")} value={<Money value={largest} />} />
      </dl>
    </li>
  );
}

type FigureProps = { term: string; value: JSX.Element | string; children?: JSX.Element };

function Figure({ term, value, children }: FigureProps): JSX.Element {
  return (
    <div className="grid grid-cols-[1fr_auto] items-baseline gap-x-3">
      <dt className="text-muted">{term}</dt>
      <dd className="tabular text-end font-medium">{value}</dd>
      {children && <dd className="col-span-2">{children}</dd>}
    </div>
  );
}
