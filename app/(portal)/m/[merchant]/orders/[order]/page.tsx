import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { isOpen } from "@/lib/domain/product-order";
import { getOrder } from "@/lib/orders/get-order";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { ordersHref } from "../address";
import { OrderAnswersCard } from "../order-answers";
import { OrderForm } from "../order-form";
import { OrderStanding } from "../order-standing";
import { OrderTimeline } from "../order-timeline";
import { PrefilledNote } from "../prefilled-note";
import { RefreshWhileOpen } from "../refresh-while-open";
import { SmallOrderForm } from "../small-order-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

type OrderProps = { params: Promise<{ merchant: string; order: string }> };

/** One order: how it stands and what comes next, the form while it may be changed, and where it has been. */
export default async function OrderPage({ params }: OrderProps): Promise<JSX.Element> {
  const { merchant: slug, order: id } = await params;
  const { environment, merchant } = await viewerFor(slug);
  const order = await load(getOrder, slug, { id });
  const t = await getTranslations("orders");
  const { state, product } = order;
  const asked = state === "awaiting_customer";
  const editable = (state === "draft" || asked) && product !== "test_unit";
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
      <PageHeader title={order.name} lead={t(`product.${product}`)} />
      {order.environment === environment ? (
        <ClientMessages namespaces={["orders", "units"]}>
          <div className="grid max-w-2xl gap-5">
            <OrderStanding merchant={slug} order={order} timeZone={merchant.timeZone} />
            {order.prefilled ? (
              <PrefilledNote
                prefilled={order.prefilled}
                open={state === "draft"}
                timeZone={merchant.timeZone}
              />
            ) : null}
            {editable ? (
              // A key of its own per state: after it moved on, the form begins with what the portal holds.
              <OrderForm
                key={state}
                merchant={slug}
                product={product}
                company={order.company}
                name={order.name}
                answers={order.answers}
                order={order.id}
                asked={asked}
                partner={order.prefilled?.partner}
              />
            ) : (
              <OrderAnswersCard order={order} />
            )}
            {state === "draft" ? <SmallOrderForm merchant={slug} order={order.id} what="discard" /> : null}
            <OrderTimeline steps={order.steps} timeZone={merchant.timeZone} />
          </div>
        </ClientMessages>
      ) : (
        <OtherMode belongsTo={order.environment} />
      )}
      {isOpen(state) && !asked ? <RefreshWhileOpen /> : null}
    </>
  );
}
