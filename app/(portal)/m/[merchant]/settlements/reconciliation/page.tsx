import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { BREAK_VIEWS, listBreaks } from "@/lib/reconciliation/list-breaks";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { SettlementTabs } from "../tabs";
import { breaksHref } from "./address";
import { BreakFilter } from "./break-filter";
import { BreakTable } from "./break-table";
import { CheckButton } from "./check-button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reconciliation"))("title") };
}

type ReconciliationProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What differs between payments, ledger and bank, and who looks into it. */
export default async function ReconciliationPage({
  params,
  searchParams,
}: ReconciliationProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const query = await searchParams;
  const viewer = await viewerFor(slug);
  const [t, format] = [await getTranslations("reconciliation"), await getFormatter()];
  const view = BREAK_VIEWS.find((one) => one === query["view"]) ?? "waiting";
  const unit = typeof query["unit"] === "string" && query["unit"] !== "" ? query["unit"] : undefined;
  const list = await load(listBreaks, slug, { view, msn: unit, skip: query["skip"] ?? 0 });
  const { rows, timeZone, checkedAt, checking, next } = list;
  if (viewer.environment === "test")
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState icon="coins" title={t("inTest.title")} reason={t("inTest.reason")} />
      </>
    );
  const since = checkedAt && format.dateTime(checkedAt, "moment", { timeZone });
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        {viewer.can("settlement:reconcile") ? (
          <ClientMessages parts={{ reconciliation: ["checkNow", "checkAsked", "checking"] }}>
            <CheckButton merchant={slug} checking={checking} />
          </ClientMessages>
        ) : null}
      </PageHeader>
      <SettlementTabs merchant={slug} chosen="breaks" />
      <BreakFilter merchant={slug} units={list.units} view={view} unit={unit} />
      {rows.length > 0 ? (
        <BreakTable merchant={slug} rows={rows} timeZone={timeZone} />
      ) : view === "waiting" && checkedAt ? (
        <EmptyState icon="check" title={t("none.title")} reason={t("none.reason")} />
      ) : (
        <p className="text-sm text-muted">{t("noneHere")}</p>
      )}
      {next ? (
        <Link
          href={breaksHref(slug, { view, unit, skip: next })}
          prefetch={false}
          className="button button--outline mt-4"
        >
          {t("next")}
        </Link>
      ) : null}
      <p className="mt-4 text-xs text-muted">
        {checking ? t("checking") : since ? t("checkedAt", { time: since }) : t("neverChecked")}
      </p>
    </>
  );
}
