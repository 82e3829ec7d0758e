import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { listUnits } from "@/lib/sales-units/list-units";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../../list-export";
import { ordersHref, testUnitHref } from "../../orders/address";
import { readSearch, unitsHref } from "../address";
import { KindTabs } from "../kind-tabs";
import { NoUnits } from "../no-units";
import { TestUnitsComing } from "../test-units-coming";
import { UnitFilters } from "../unit-filters";
import { UnitTable } from "../unit-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("units"))("title") };
}

type ListProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All sales units within reach, or those of one kind. */
export default async function SalesUnitsPage({ params, searchParams }: ListProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment, can, merchant } = await viewerFor(slug);
  const search = readSearch(await searchParams);
  const { units, more } = await load(listUnits, slug, { environment, ...search });
  const [t, orders] = [await getTranslations("units"), await getTranslations("orders.testUnit")];
  const shell = await getTranslations("shell");
  const adds = environment === "test" && can("unit:order");
  return (
    <>
      <PageHeader title={search.kind ? t(`kind.${search.kind}`) : t("title")} lead={t("lead")}>
        <ListExport merchant={slug} list="units" query={unitsHref(slug, search)} />
        {adds ? (
          <Link href={testUnitHref(slug)} prefetch={false} className="button button--primary">
            {orders("add")}
          </Link>
        ) : null}
        {environment === "production" && can("unit:order") ? (
          <Link href={ordersHref(slug)} prefetch={false} className="button button--outline">
            {shell("orders")}
          </Link>
        ) : null}
      </PageHeader>
      <KindTabs merchant={slug} search={search} />
      <ClientMessages namespaces={["units"]}>
        <UnitFilters merchant={slug} search={search} />
      </ClientMessages>
      {adds ? <TestUnitsComing merchant={slug} timeZone={merchant.timeZone} /> : null}
      {units.length === 0 ? (
        <NoUnits merchant={slug} search={search} environment={environment} />
      ) : (
        <>
          <UnitTable merchant={slug} units={units} />
          <p className="mt-3 text-sm text-muted" aria-live="polite">
            {t(more ? "more" : "shown", { count: units.length })}
          </p>
        </>
      )}
    </>
  );
}
