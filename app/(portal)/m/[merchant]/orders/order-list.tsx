import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { OrderLine } from "@/lib/orders/list-orders";
import { orderHref } from "./address";
import { OrderStateChip } from "./order-state-chip";

type OrderListProps = {
  merchant: string;
  timeZone: string;
  title: string;
  orders: readonly OrderLine[];
};

/** Orders of one sort, each with its state and since when. Nothing where there are none. */
export function OrderList({ merchant, timeZone, title, orders }: OrderListProps): JSX.Element | null {
  const t = useTranslations("orders");
  const format = useFormatter();
  if (orders.length === 0) return null;
  return (
    <section aria-label={title} className="mb-5">
      <h3 className="mb-2 text-sm font-medium text-muted">{title}</h3>
      <ul className="grid gap-2">
        {orders.map(({ id, name, product, state, since }) => (
          <li
            key={id}
            className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2xl bg-surface px-4 py-3 shadow-surface hover:bg-surface-secondary"
          >
            <span className="min-w-0">
              <Link
                href={orderHref(merchant, id)}
                prefetch={false}
                className="font-medium break-words outline-none after:absolute after:inset-0 after:rounded-2xl focus-visible:after:outline-2 focus-visible:after:outline-focus"
              >
                {name}
              </Link>
              <span className="block text-sm text-muted">{t(`product.${product}`)}</span>
            </span>
            <span className="grid justify-items-start gap-1 sm:justify-items-end">
              <OrderStateChip state={state} />
              <span className="tabular text-xs text-muted">
                {format.dateTime(since, "moment", { timeZone })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
