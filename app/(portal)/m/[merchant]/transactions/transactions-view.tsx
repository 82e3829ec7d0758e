"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { ExportMenu } from "@/components/export-menu";
import { PageHeader } from "@/components/shell/page-header";
import type { Environment } from "@/lib/domain/environment";
import type { ExportLook } from "@/lib/domain/list-export";
import type { Currency } from "@/lib/domain/money";
import { type Served, useServed } from "@/lib/query/use-served";
import type { StatusCounts } from "@/lib/transactions/count-payments";
import { useListState } from "./address";
import { FilterChips } from "./filter-chips";
import { countsHref, dataHref, listHref, withChange } from "./filters";
import { ListTrouble } from "./list-trouble";
import { useLiveList } from "./live-list";
import { useRowKeys } from "./row-keys";
import type { ShownPage } from "./shown-page";
import { StatusTabs } from "./status-tabs";
import { TransactionFilters } from "./transaction-filters";
import { TransactionList } from "./transaction-list";

export type TransactionsViewProps = {
  merchant: { slug: string; timeZone: string; currency: Currency };
  environment: Environment;
  units: readonly { msn: string; name: string }[];
  /** The first day of which the portal knows payments, written out. */
  knownSince?: string;
  page: Served<ShownPage>;
  counts: Served<StatusCounts>;
  stamp: string;
  /** Absent where this person may not export; `personal` says whether with names and numbers. */
  exporting?: { personal: boolean; look: ExportLook };
  /** The payment whose panel the server drew, and the panel. */
  open?: string;
  children: ReactNode;
};

/** The list of payments. It opens as the server drew it; filters, tabs, order and pages then read only data. */
export function TransactionsView({ merchant, units, ...props }: TransactionsViewProps): JSX.Element {
  const t = useTranslations("transactions");
  const format = useFormatter();
  const { slug, currency, timeZone } = merchant;
  const state = useListState(props.environment);
  const page = useServed(dataHref(slug, state), props.page);
  const counts = useServed(countsHref(slug, state), props.counts);
  useLiveList(slug, props.stamp);
  useRowKeys(slug);
  const shown = state.status ? (counts.data.byStatus[state.status] ?? 0) : counts.data.all;
  const panel = state.open !== undefined && state.open === props.open;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { zone: timeZone })}>
        {props.exporting ? (
          <ExportMenu
            merchant={slug}
            list="transactions"
            query={listHref(slug, withChange(state, {}), "/data").split("?")[1] ?? ""}
            rows={`${format.number(shown, "count")}${counts.data.capped ? "+" : ""}`}
            zone={timeZone}
            {...props.exporting}
          />
        ) : null}
      </PageHeader>
      <StatusTabs merchant={slug} state={state} counts={counts.data} />
      <TransactionFilters merchant={slug} state={state} units={units} currency={currency} />
      <FilterChips merchant={slug} state={state} units={units} currency={currency} />
      {page.failed || counts.failed ? <ListTrouble retry={page.retry} /> : null}
      <div className={panel ? "grid gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]" : undefined}>
        <TransactionList
          merchant={slug}
          state={state}
          page={page.data}
          waiting={page.waiting}
          connected={units.length > 0}
          anything={counts.data.all > 0}
          knownSince={props.knownSince}
        />
        {panel ? props.children : null}
      </div>
    </>
  );
}
