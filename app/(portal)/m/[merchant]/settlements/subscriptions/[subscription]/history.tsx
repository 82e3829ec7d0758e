import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { ShownDelivery } from "@/lib/deliveries/show-delivery";
import { DeliveryRow } from "./delivery-row";

type HistoryProps = { merchant: string; deliveries: readonly ShownDelivery[]; timeZone: string };

/** What became of each report, the newest first. */
export function History({ merchant, deliveries, timeZone }: HistoryProps): JSX.Element {
  const t = useTranslations("subscriptions");
  return (
    <section className="grid gap-3" aria-labelledby="history">
      <h2 id="history" className="text-base font-semibold">
        {t("history.title")}
      </h2>
      {deliveries.length === 0 ? <p className="text-sm text-muted">{t("history.none")}</p> : null}
      <ol className="grid gap-2">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} merchant={merchant} delivery={delivery} timeZone={timeZone} />
        ))}
      </ol>
    </section>
  );
}
