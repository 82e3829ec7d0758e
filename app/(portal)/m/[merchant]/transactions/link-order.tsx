import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX, ReactNode } from "react";
import { Money } from "@/components/money/money";
import { type OrderOfPayment, orderOfPayment } from "@/lib/payment-links/order-of-payment";
import { load } from "@/lib/web/load";

/** What a customer ordered with a payment link: what they answered, and where to send it. */
export async function LinkOrder({
  merchant,
  payment,
}: {
  merchant: string;
  payment: string;
}): Promise<JSX.Element | null> {
  const order = await load(orderOfPayment, merchant, { paymentId: payment });
  if (!order) return null;
  const t = await getTranslations("links.order");
  const { linkId, title, quantity, typed } = order;
  const href = `/m/${merchant}/links/${linkId}` as Route; // safe: the page of the link
  return (
    <section
      aria-labelledby="link-order"
      className="grid content-start gap-4 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <h2 id="link-order" className="text-base font-semibold">
        {t("title")}
      </h2>
      <dl className="grid gap-3 text-sm sm:grid-cols-2">
        <Fact term={t("link")}>
          <Link href={href} prefetch={false} className="link">
            {title}
          </Link>
        </Fact>
        <Fact term={t("quantity")}>{quantity}</Fact>
        {typed?.answers.map(({ label, value }) => (
          <Fact key={label} term={label}>
            {value}
          </Fact>
        ))}
        {typed?.shipTo ? <Shipping order={order} to={typed.shipTo} /> : null}
      </dl>
      {typed ? null : <p className="text-sm text-muted">{t("hidden")}</p>}
    </section>
  );
}

type ShipTo = NonNullable<NonNullable<OrderOfPayment["typed"]>["shipTo"]>;

async function Shipping({ order, to }: { order: OrderOfPayment; to: ShipTo }): Promise<JSX.Element> {
  const t = await getTranslations("links.order");
  return (
    <>
      <Fact term={t("shipTo")}>
        <address className="not-italic">
          {to.name}
          <br />
          {to.street}
          <br />
          {to.postCode} {to.city}
        </address>
      </Fact>
      <Fact term={t("contact")}>
        <span className="block">{to.phone}</span>
        <span className="block">{to.email}</span>
      </Fact>
      <Fact term={t("shipping")}>
        {to.option} {order.shipping ? <Money value={order.shipping} className="text-muted" /> : null}
      </Fact>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }): JSX.Element {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="mt-0.5 min-w-0 break-words">{children}</dd>
    </div>
  );
}
