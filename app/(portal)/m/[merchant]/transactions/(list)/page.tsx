import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { openList } from "@/lib/transactions/open-list";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ExportMenu } from "../export-menu";
import { FilterChips } from "../filter-chips";
import { listHref, parseList, toFilter, withChange } from "../filters";
import { LiveList } from "../live-list";
import { PaymentPanel } from "../payment-panel";
import { StatusTabs } from "../status-tabs";
import { TransactionFilters } from "../transaction-filters";
import { TransactionList } from "../transaction-list";

export default async function TransactionsPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/transactions">): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const state = parseList(await searchParams);
  const { merchant, today, can } = await viewerFor(slug);
  const filter = toFilter(state, today);
  const [t, { page, counts, units }] = await Promise.all([
    getTranslations("transactions"),
    load(openList, slug, filter),
  ]);
  const shown = state.status ? (counts.byStatus[state.status] ?? 0) : counts.all;
  return (
    <ClientMessages namespaces={["transactions", "failures"]}>
      <PageHeader title={t("title")} lead={t("lead", { zone: merchant.timeZone })}>
        {can("transaction:export") ? (
          <ExportMenu
            href={listHref(slug, withChange(state, {}), "/export")}
            rows={shown}
            capped={counts.capped}
            zone={merchant.timeZone}
            personal={can("payment:refund")}
          />
        ) : null}
      </PageHeader>
      <StatusTabs merchant={slug} state={state} counts={counts} />
      <TransactionFilters merchant={slug} state={state} units={units} currency={merchant.currency} />
      <FilterChips merchant={slug} state={state} units={units} currency={merchant.currency} />
      <LiveList merchant={slug} />
      <div className={state.open ? "grid gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]" : undefined}>
        <TransactionList merchant={slug} state={state} page={page} units={units} anything={counts.all > 0} />
        {state.open ? (
          <PaymentPanel
            merchant={slug}
            payment={state.open}
            back={listHref(slug, {
              ...withChange(state, {}),
              ...(state.after ? { after: state.after } : {}),
            })}
          />
        ) : null}
      </div>
    </ClientMessages>
  );
}
