import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { listOrders } from "@/lib/orders/list-orders";
import { load } from "@/lib/web/load";
import { HomeCard } from "./home-card";
import { orderHref } from "./orders/address";

/** Orders that wait for someone here: questions of the platform's and what partners filled in, then drafts. Nothing where none does. */
export async function OrdersToActOn({ merchant }: { merchant: string }): Promise<JSX.Element | null> {
  const orders = await load(listOrders, merchant, { environment: "production" });
  const asked = orders.filter(({ state, prefilledBy }) => state === "awaiting_customer" || prefilledBy);
  const drafts = orders.filter(({ state }) => state === "draft");
  const t = await getTranslations("orders");
  return (
    <>
      {asked.length > 0 ? (
        <HomeCard id="confirm-order" title={t("home.confirm")}>
          <ul className="grid gap-3">
            {asked.map(({ id, name, prefilledBy: partner }) => (
              <li key={id} className="grid justify-items-start gap-2 text-sm">
                <p>
                  {partner ? t("home.prefilledMeans", { name, partner }) : t("home.confirmMeans", { name })}
                </p>
                <Link
                  href={orderHref(merchant, id)}
                  prefetch={false}
                  className="button button--sm button--primary"
                >
                  {t("home.go", { name })}
                </Link>
              </li>
            ))}
          </ul>
        </HomeCard>
      ) : null}
      {drafts.length > 0 ? (
        <HomeCard id="ready-orders" title={t("home.ready")}>
          <ul className="-mx-2">
            {drafts.map(({ id, name, product }) => (
              <li key={id}>
                <Link
                  href={orderHref(merchant, id)}
                  prefetch={false}
                  className="block rounded-lg px-2 py-2 text-sm outline-none hover:bg-default focus-visible:ring-2 focus-visible:ring-focus"
                >
                  <span className="block font-medium break-words">{name}</span>
                  <span className="block text-muted">{t(`product.${product}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </HomeCard>
      ) : null}
    </>
  );
}
