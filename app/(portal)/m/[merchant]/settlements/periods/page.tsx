import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { comparePeriods } from "@/lib/settlements/compare-periods";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { settlementsHref, unitHref } from "../address";
import { Period } from "../day";
import { PlanCard } from "./plan-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payoutPeriods"))("title") };
}

/** For whoever decides how often money comes: what the same sales would have meant by day, by week and by month. */
export default async function PeriodsPage({
  params,
}: PageProps<"/m/[merchant]/settlements/periods">): Promise<JSX.Element> {
  const { merchant } = await params;
  const t = await getTranslations("payoutPeriods");
  const viewer = await viewerFor(merchant);
  const { units, all, from, to, choosable } = await load(comparePeriods, merchant, {});
  const shown = viewer.environment === "test" ? [] : units;
  const change = choosable && viewer.can("settlement-period:edit");
  return (
    <>
      <Link
        href={settlementsHref(merchant)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={t("title")} lead={t("lead")} />
      {shown.length === 0 ? (
        <EmptyState icon="coins" title={t("none.title")} reason={t("none.reason")} />
      ) : (
        <div className="grid max-w-4xl gap-4">
          <p className="text-sm text-muted">
            {t.rich("days", { period: () => <Period from={from} to={to} /> })}{" "}
            {choosable ? null : t("dailyOnly")}
          </p>
          {all ? <PlanCard title={t("all")} {...all} /> : null}
          {shown.map(({ unit, period, earned, plans }) => (
            <PlanCard
              key={unit.msn}
              title={unit.name}
              number={unit.msn}
              period={period}
              earned={earned}
              plans={plans}
              {...(change && { change: unitHref(merchant, unit.msn) })}
            />
          ))}
        </div>
      )}
    </>
  );
}
