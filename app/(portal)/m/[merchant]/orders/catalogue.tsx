import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Product } from "@/lib/domain/product-order";
import { newOrderHref } from "./address";

const SHELVES: readonly { channel: "online" | "inPerson"; products: readonly Product[] }[] = [
  { channel: "online", products: ["payment_integration", "checkout"] },
  { channel: "inPerson", products: ["point_of_sale", "vm_number"] },
];

/** What may be ordered, by where one meets the customer; each with what it is and for whom. */
export function Catalogue({ merchant, orderable }: { merchant: string; orderable: boolean }): JSX.Element {
  const t = useTranslations("orders");
  return (
    <>
      {SHELVES.map(({ channel, products }) => (
        <section key={channel} aria-labelledby={channel} className="mb-8">
          <h2 id={channel} className="text-lg font-semibold">
            {t(`channel.${channel}`)}
          </h2>
          <p className="mb-3 text-sm text-muted">{t(`channelMeans.${channel}`)}</p>
          <ul className="grid gap-4 md:grid-cols-2">
            {products.map((product) => (
              <li key={product} className="flex flex-col gap-2 rounded-2xl bg-surface p-5 shadow-surface">
                <h3 className="text-base font-semibold">{t(`product.${product}`)}</h3>
                <p className="text-sm">{t(`means.${product}`)}</p>
                <p className="text-sm text-muted">{t(`forWhom.${product}`)}</p>
                {orderable ? (
                  <Link
                    href={newOrderHref(merchant, product)}
                    prefetch={false}
                    className="button button--outline mt-auto self-start"
                  >
                    {t("order")} <span className="sr-only">{t(`product.${product}`)}</span>
                  </Link>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
