import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { isOpen } from "@/lib/domain/product-order";
import { getCatalogue } from "@/lib/orders/get-catalogue";
import { listOrders } from "@/lib/orders/list-orders";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { testUnitHref } from "./address";
import { Catalogue } from "./catalogue";
import { OrderList } from "./order-list";
import { PartnerList } from "./partner-list";
import { RefreshWhileOpen } from "./refresh-while-open";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

type OrdersProps = { params: Promise<{ merchant: string }> };

/** The company's orders, then what it may order, and at the bottom who connects it. */
export default async function OrdersPage({ params }: OrdersProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment, merchant } = await viewerFor(slug);
  const { partners, played } = await load(getCatalogue, slug, {});
  const t = await getTranslations("orders");
  if (environment === "test") return <InTestMode merchant={slug} />;
  const orders = await load(listOrders, slug, { environment });
  const sorted = { merchant: slug, timeZone: merchant.timeZone };
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {played ? null : <p className="mb-5 rounded-lg bg-warning-soft px-3 py-2.5 text-sm">{t("notHere")}</p>}
      {orders.length > 0 ? (
        <section aria-labelledby="mine" className="mb-8">
          <h2 id="mine" className="mb-3 text-lg font-semibold">
            {t("mine")}
          </h2>
          <OrderList
            {...sorted}
            title={t("ready")}
            orders={orders.filter(({ state }) => state === "draft")}
          />
          <OrderList {...sorted} title={t("under")} orders={orders.filter(({ state }) => isOpen(state))} />
          <OrderList
            {...sorted}
            title={t("earlier")}
            orders={orders.filter(({ state }) => state === "approved" || state === "stopped")}
          />
        </section>
      ) : null}
      {orders.some(({ state }) => isOpen(state)) ? <RefreshWhileOpen /> : null}
      <Catalogue merchant={slug} orderable={played} />
      <PartnerList merchant={slug} partners={partners} orderable={played} />
    </>
  );
}

async function InTestMode({ merchant }: { merchant: string }): Promise<JSX.Element> {
  const t = await getTranslations("orders");
  const action = (
    <Link href={testUnitHref(merchant)} prefetch={false} className="button button--primary">
      {t("testUnit.add")}
    </Link>
  );
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState icon="code" title={t("testUnit.add")} reason={t("testMode")} action={action} />
    </>
  );
}
