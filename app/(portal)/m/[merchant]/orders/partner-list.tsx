import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Catalogue } from "@/lib/orders/get-catalogue";
import { newOrderHref } from "./address";

type PartnerListProps = { merchant: string; partners: Catalogue["partners"]; orderable: boolean };

const SORTS = [
  { channel: "online", product: "payment_integration" },
  { channel: "in-person", product: "point_of_sale" },
] as const;

/** Who connects shops and cash registers, with the way to an order that names them. */
export function PartnerList({ merchant, partners, orderable }: PartnerListProps): JSX.Element {
  const t = useTranslations("orders");
  return (
    <section aria-labelledby="partners">
      <h2 id="partners" className="text-lg font-semibold">
        {t("partners.title")}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-muted">
        {t(partners.length > 0 ? "partners.lead" : "partners.none")}
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        {SORTS.map(({ channel, product }) => {
          const there = partners.filter((partner) => partner.channel === channel);
          return there.length === 0 ? null : (
            <div key={channel} className="rounded-2xl bg-surface p-5 shadow-surface">
              <h3 className="mb-2 text-sm font-medium">
                {t(channel === "online" ? "channel.online" : "channel.inPerson")}
              </h3>
              <ul className="grid gap-1 text-sm">
                {there.map(({ name }) => (
                  <li key={name}>
                    {orderable ? (
                      <Link href={newOrderHref(merchant, product, name)} prefetch={false} className="link">
                        {t("partners.order", { name })}
                      </Link>
                    ) : (
                      name
                    )}
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
