import { useFormatter, useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Money } from "@/components/money/money";
import { money } from "@/lib/domain/money";
import type { LinkDetail } from "@/lib/payment-links/get-link";

/** What the link asks for, as it was made. */
export function OfferCard({ link }: { link: LinkDetail }): JSX.Element {
  const t = useTranslations("links.offer");
  const kind = useTranslations("links.form.kind");
  const format = useFormatter();
  const { price, currency, vatRate, fields, shipping, createdAt, timeZone } = link;
  return (
    <section aria-labelledby="offer" className="rounded-2xl bg-surface p-5 shadow-surface">
      <h2 id="offer" className="mb-3 text-base font-semibold">
        {t("title")}
      </h2>
      <dl className="grid gap-3 text-sm">
        {price.kind === "fixed" ? (
          <Fact term={t("price")}>
            <Money value={money(price.minor, currency)} />
          </Fact>
        ) : (
          <Fact term={t("minimum")}>
            <Money value={money(price.minimumMinor, currency)} />
          </Fact>
        )}
        {price.kind === "open" && price.suggestions.length > 0 ? (
          <Fact term={t("suggestions")}>
            {price.suggestions.map((minor) => (
              <Money key={minor} value={money(minor, currency)} className="mr-3" />
            ))}
          </Fact>
        ) : null}
        {vatRate === null ? null : (
          <Fact term={t("vat")}>
            {format.number(vatRate / 10_000, { style: "percent", maximumFractionDigits: 1 })}
          </Fact>
        )}
        {fields.length > 0 ? (
          <Fact term={t("fields")}>{fields.map((one) => `${one.label} (${kind(one.kind)})`).join(", ")}</Fact>
        ) : null}
        {shipping.map(({ id, name, priceMinor }) => (
          <Fact key={id} term={t("shipping")}>
            {name} <Money value={money(priceMinor, currency)} className="text-muted" />
          </Fact>
        ))}
        <Fact term={t("created")}>{format.dateTime(createdAt, "moment", { timeZone })}</Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }): JSX.Element {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="mt-0.5 break-words">{children}</dd>
    </div>
  );
}
