import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { FormMessage } from "@/components/feedback/form-message";
import { PageHeader } from "@/components/shell/page-header";
import { lengthOf } from "@/lib/domain/figure-period";
import { getFigures } from "@/lib/figures/get-figures";
import { load } from "@/lib/web/load";
import { sentenceFor } from "@/lib/web/messages";
import { viewerFor } from "@/lib/web/viewer";
import { daysOf, groupingOf, type Query, readChoice, reportsHref } from "./address";
import { Comparison } from "./comparison";
import { FunnelCard } from "./funnel-card";
import { KeyFigures } from "./key-figures";
import { PeriodChoice } from "./period-choice";
import { ShareCard } from "./share-card";
import { TrendCard } from "./trend-card";
import { WeekCard } from "./week-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("figures"))("title") };
}

type ReportsProps = { params: Promise<{ merchant: string }>; searchParams: Promise<Query> };

/** What was sold, when, where and how, beside the period before. */
export default async function ReportsPage({ params, searchParams }: ReportsProps): Promise<JSX.Element> {
  const { merchant } = await params;
  const choice = readChoice(await searchParams);
  const { today, environment } = await viewerFor(merchant);
  const chosen = daysOf(choice, today);
  const days = chosen.ok ? chosen.value : { from: today, to: today };
  const grouping = groupingOf(choice, days);
  const { units, channel, currency } = choice;
  const seen = await load(getFigures, merchant, { environment, ...days, units, channel, currency, grouping });
  const t = await getTranslations("figures");
  const tChannel = await getTranslations("transactions.channel");
  const csv = reportsHref(merchant, { ...choice, period: undefined, ...days, by: grouping }, "/figures");
  const place = { merchant, choice: { ...choice, currency: seen.currency }, days, seen };
  const sold = [seen.total, seen.totalBefore].some(({ requested, captures, refunds, fees }) =>
    [requested, captures, refunds, fees ?? 0].some((figure) => figure !== 0),
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        {chosen.ok && sold ? (
          <a
            href={`${csv}${csv.includes("?") ? "&" : "?"}format=${await styleOf()}`}
            className="button button--outline"
            download
          >
            {t("csv")}
          </a>
        ) : null}
      </PageHeader>
      <PeriodChoice merchant={merchant} choice={choice} days={days} today={today} units={seen.units} />
      {chosen.ok ? null : <FormMessage message={await sentenceFor(chosen.error)} />}
      {seen.counting ? <p className="mb-3 text-sm text-muted">{t("counting")}</p> : null}
      {seen.unknownUnits ? <FormMessage message={t("unknownUnit")} /> : null}
      {chosen.ok && !sold ? (
        <EmptyState icon="chart" title={t("none.title")} reason={t("none.reason")} />
      ) : null}
      {chosen.ok && sold ? (
        <div className="grid min-w-0 gap-3 sm:gap-5">
          <Comparison {...place} today={today} />
          <KeyFigures {...place} grouping={grouping} />
          <TrendCard {...place} grouping={grouping} />
          {lengthOf(days) >= 7 ? <WeekCard {...place} /> : null}
          <ShareCard {...place} kind="unit" shares={seen.byUnit} />
          <div className="grid min-w-0 items-start gap-3 sm:gap-5 xl:grid-cols-2">
            <ShareCard
              {...place}
              kind="channel"
              shares={seen.byChannel
                .filter(({ figures }) => figures.captured_minor > 0)
                .map((share) => ({
                  ...share,
                  name: tChannel.has(share.key as "online") ? tChannel(share.key as "online") : share.name, // safe: asked first
                }))}
            />
            <FunnelCard {...place} />
          </div>
        </div>
      ) : null}
    </>
  );
}

/** As spreadsheets of the reader's language write numbers. */
async function styleOf(): Promise<"plain" | "nordic"> {
  return (await getLocale()).startsWith("en") ? "plain" : "nordic";
}
