import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listGaps } from "@/lib/reconciliation/list-gaps";
import { listSettlements } from "@/lib/settlements/list-settlements";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../list-export";
import { reportFormHref, settlementsHref } from "./address";
import { GapNote } from "./gap-note";
import { PayoutsToCome } from "./payouts-to-come";
import { SettlementTable } from "./settlement-table";
import { subscriptionsHref } from "./subscriptions/address";
import { SyncNote } from "./sync-note";
import { SettlementTabs } from "./tabs";
import { UnitFilter } from "./unit-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settlements"))("title") };
}

type SettlementsProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** For whoever keeps the books: what was paid out, what is on its way, and whether it adds up. */
export default async function SettlementsPage({
  params,
  searchParams,
}: SettlementsProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const query = await searchParams;
  const text = (name: string) => (typeof query[name] === "string" ? query[name].slice(0, 300) : undefined);
  const t = await getTranslations("settlements");
  const tReport = await getTranslations("reportDownload");
  const tSubscriptions = await getTranslations("subscriptions");
  const { environment } = await viewerFor(slug);
  const unit = text("unit") || undefined;
  const list = await load(listSettlements, slug, { msn: unit, after: text("after") });
  if (environment === "test")
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState icon="coins" title={t("inTest.title")} reason={t("inTest.reason")} />
      </>
    );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <Link href={subscriptionsHref(slug)} prefetch={false} className="button button--outline">
          {tSubscriptions("link")}
        </Link>
        {list.rows.length > 0 ? (
          <ListExport merchant={slug} list="settlements" query={settlementsHref(slug, { unit })} />
        ) : null}
        {list.rows.length > 0 ? (
          <Link href={reportFormHref(slug)} prefetch={false} className="button button--primary">
            {tReport("button")}
          </Link>
        ) : null}
      </PageHeader>
      <SettlementTabs merchant={slug} chosen="settlements" />
      <GapNote merchant={slug} gaps={await load(listGaps, slug, unit ? { msn: unit } : {})} />
      <UnitFilter merchant={slug} units={list.units} chosen={unit} />
      <PayoutsToCome merchant={slug} payouts={list.toCome} />
      {list.rows.length > 0 ? (
        <SettlementTable merchant={slug} rows={list.rows} />
      ) : (
        <EmptyState icon="coins" title={t("none.title")} reason={t("none.reason")} />
      )}
      {list.next ? (
        <Link
          href={settlementsHref(slug, { unit, after: list.next })}
          prefetch={false}
          className="button button--outline mt-4"
        >
          {t("next")}
        </Link>
      ) : null}
      <SyncNote {...list} />
    </>
  );
}
