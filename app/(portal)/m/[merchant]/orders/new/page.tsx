import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { MOST_SIGNS } from "@/lib/domain/order-form";
import { PRODUCTS } from "@/lib/domain/product-order";
import { getCatalogue } from "@/lib/orders/get-catalogue";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { ordersHref } from "../address";
import { OrderForm } from "../order-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

type NewOrderProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The empty form of a product. */
export default async function NewOrderPage({ params, searchParams }: NewOrderProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { product: wanted, partner } = await searchParams;
  const { company, played } = await load(getCatalogue, slug, {});
  const product = PRODUCTS.find((known) => known === (wanted ?? PRODUCTS[0]));
  if (!product) notFound();
  const { environment } = await viewerFor(slug);
  const t = await getTranslations("orders");
  const answers = typeof partner === "string" ? { partner: partner.slice(0, MOST_SIGNS.partner) } : {};
  return (
    <>
      <Link
        href={ordersHref(slug)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader
        title={t("form.title", { product: t(`product.${product}`) })}
        lead={t(`means.${product}`)}
      />
      {played ? null : <p className="mb-5 rounded-lg bg-warning-soft px-3 py-2.5 text-sm">{t("notHere")}</p>}
      {environment === "production" ? (
        <ClientMessages namespaces={["orders", "units"]}>
          <OrderForm merchant={slug} product={product} company={company} name="" answers={answers} />
        </ClientMessages>
      ) : (
        <OtherMode belongsTo="production" />
      )}
    </>
  );
}
