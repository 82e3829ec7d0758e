import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { OrderDetail } from "@/lib/orders/get-order";

type PrefilledNoteProps = {
  prefilled: NonNullable<OrderDetail["prefilled"]>;
  open: boolean;
  timeZone: string;
};

/** Who filled the order in, what can't be changed about it, and until when it may be submitted. */
export function PrefilledNote({ prefilled, open, timeZone }: PrefilledNoteProps): JSX.Element {
  const t = useTranslations("orders.prefilled");
  const format = useFormatter();
  const { partner, pricePackage, expiresAt } = prefilled;
  return (
    <section
      aria-labelledby="prefilled"
      className="grid gap-3 rounded-2xl bg-surface p-5 text-sm shadow-surface"
    >
      <h2 id="prefilled" className="text-base font-semibold">
        {t("title", { partner })}
      </h2>
      {open ? <p>{t("means", { day: format.dateTime(expiresAt, "day", { timeZone }) })}</p> : null}
      {pricePackage ? (
        <dl>
          <dt className="text-xs text-muted">{t("pricePackage")}</dt>
          <dd className="mt-0.5 break-words">
            <span className="font-medium">{pricePackage.name}</span>
            {pricePackage.description ? ` · ${pricePackage.description}` : ""}
          </dd>
        </dl>
      ) : null}
    </section>
  );
}
