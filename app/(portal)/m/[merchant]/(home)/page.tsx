import type { Metadata, Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { getConfirmation } from "@/lib/company/get-confirmation";
import { getOverview } from "@/lib/overview/get-overview";
import { countBreaks } from "@/lib/reconciliation/count-breaks";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { AttentionCard } from "../attention-card";
import { ConfirmCompanyLine } from "../confirm-company-line";
import { LapsingCard } from "../lapsing-card";
import { OrdersToActOn } from "../orders-to-act-on";
import { SalesCard } from "../sales-card";
import { Shortcuts } from "../shortcuts";
import { TodayTiles } from "../today-tiles";

type HomeProps = { params: Promise<{ merchant: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("home") };
}

/** The front page: how today goes, what can't wait, and the way to everything else. */
export default async function HomePage({ params }: HomeProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const viewer = await viewerFor(slug);
  const overview = await load(getOverview, slug, { environment: viewer.environment });
  const confirmation = viewer.can("company:edit") ? await load(getConfirmation, slug, {}) : undefined;
  const hasBooks = viewer.environment === "production" && viewer.can("report:download");
  const breaks = hasBooks ? await load(countBreaks, slug, {}) : 0;
  const [t, format] = [await getTranslations("home"), await getFormatter()];
  const { timeZone, today, attention } = overview;
  const mendable = attention.refusedKeys.filter(({ msn }) => viewer.can("developer:manage", msn));
  const hour = Number(
    format.dateTime(overview.at, { hour: "2-digit", hourCycle: "h23", timeZone }).slice(0, 2),
  );
  const greeting = hour < 5 || hour >= 18 ? "evening" : hour < 11 ? "morning" : "day";
  const rows = `/m/${slug}/transactions?from=${today.day}&to=${today.day}` as Route; // safe: the list of transactions
  return (
    <>
      <PageHeader
        title={t(`greeting.${greeting}`, { name: viewer.person.name.split(" ")[0] ?? "" })}
        lead={t("lead", {
          company: viewer.merchant.name,
          day: format.dateTime(overview.at, { weekday: "long", day: "numeric", month: "long", timeZone }),
        })}
      />
      <TodayTiles today={today} href={rows} />
      <div className="mt-3 grid sm:mt-5 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <SalesCard merchant={slug} days={overview.days} />
          <Shortcuts merchant={slug} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {viewer.environment === "production" && viewer.can("unit:order") ? (
            <OrdersToActOn merchant={slug} />
          ) : null}
          <AttentionCard
            merchant={slug}
            attention={{ ...attention, refusedKeys: mendable }}
            timeZone={timeZone}
            breaks={breaks}
            first={
              confirmation && confirmation.kind !== "confirmed" ? (
                <ConfirmCompanyLine merchant={slug} confirmation={confirmation} timeZone={timeZone} />
              ) : null
            }
          />
          <LapsingCard merchant={slug} lapsing={overview.lapsing} at={overview.at} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}
