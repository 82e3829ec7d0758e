import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { AGES } from "@/lib/domain/invoice-state";
import { INVOICE_TABS, listInvoices } from "@/lib/invoices/list-invoices";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../list-export";
import { invoicesHref, manyInvoicesHref, newInvoiceHref } from "./address";
import { AgeTiles } from "./age-tiles";
import { InvoiceTable } from "./invoice-table";
import { SheetStrip } from "./sheet-strip";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices"))("title") };
}

type InvoicesProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All invoices by state, and above them what is outstanding by age. */
export default async function InvoicesPage({ params, searchParams }: InvoicesProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const query = await searchParams;
  const tab = INVOICE_TABS.find((known) => known === query["tab"]) ?? "all";
  const age = AGES.find((known) => known === query["age"]);
  const list = typeof query["list"] === "string" ? query["list"] : undefined;
  const after = typeof query["after"] === "string" ? query["after"].slice(0, 100) : undefined;
  const { environment, can } = await viewerFor(slug);
  const shown = await load(listInvoices, slug, { environment, tab, age, list, after });
  const { rows, ages, currency, sheet, next } = shown;
  const t = await getTranslations("invoices");
  const make = can("payment-request:send") ? (
    <>
      <Link href={manyInvoicesHref(slug)} prefetch={false} className="button button--outline">
        {t("many")}
      </Link>
      <Link href={newInvoiceHref(slug)} prefetch={false} className="button button--primary">
        {t("new")}
      </Link>
    </>
  ) : null;
  const nothing = tab === "all" && !age ? "none" : "noMatch";
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <ListExport merchant={slug} list="invoices" query={invoicesHref(slug, { tab, age, list })} />
        {make}
      </PageHeader>
      <AgeTiles merchant={slug} ages={ages} chosen={age} currency={currency} />
      <nav aria-label={t("tabs")} className="mb-3 flex flex-wrap gap-2">
        {INVOICE_TABS.map((one) => (
          <Link
            key={one}
            href={invoicesHref(slug, { tab: one })}
            prefetch={false}
            aria-current={one === tab && !age && !sheet ? "page" : undefined}
            className={`button button--sm ${one === tab && !age && !sheet ? "button--secondary" : "button--ghost"}`}
          >
            {t(`tab.${one}`)}
          </Link>
        ))}
      </nav>
      {sheet ? <SheetStrip sheet={sheet} /> : null}
      {rows.length > 0 ? (
        <InvoiceTable merchant={slug} rows={rows} />
      ) : (
        <EmptyState icon="invoice" title={t(`${nothing}.title`)} reason={t(`${nothing}.reason`)} />
      )}
      {next ? (
        <Link
          href={invoicesHref(slug, { tab, age, list, after: next })}
          prefetch={false}
          className="button button--outline mt-4"
        >
          {t("next")}
        </Link>
      ) : null}
    </>
  );
}
