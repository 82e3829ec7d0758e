import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { OrderDetail } from "@/lib/orders/get-order";
import { unitHref } from "../sales-units/address";
import { OrderStateChip } from "./order-state-chip";
import { SmallOrderForm } from "./small-order-form";

type OrderStandingProps = { merchant: string; order: OrderDetail; timeZone: string };

/** The state, since when, what comes next, and what the platform said. */
export function OrderStanding({ merchant, order, timeZone }: OrderStandingProps): JSX.Element {
  const t = useTranslations("orders");
  const format = useFormatter();
  const { state, product, msn, steps } = order;
  const note = steps.at(-1)?.note ?? "";
  const moment = format.dateTime(order.changedAt, "moment", { timeZone });
  return (
    <section
      aria-label={t(`state.${state}`)}
      className="grid justify-items-start gap-3 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <OrderStateChip state={state} />
        <span className="tabular text-sm text-muted">{t("since", { moment })}</span>
      </p>
      <p className="text-sm">{t(`next.${state}`)}</p>
      {note && state !== "processing" ? (
        <div className="w-full rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
          <p className="font-medium">{t(state === "awaiting_customer" ? "question" : "reason")}</p>
          <p className="break-words whitespace-pre-line">{note}</p>
        </div>
      ) : null}
      {msn ? (
        <Link href={unitHref(merchant, msn)} prefetch={false} className="button button--primary">
          {t("seeUnit")}
        </Link>
      ) : null}
      {state === "stopped" && product !== "test_unit" ? (
        <SmallOrderForm merchant={merchant} order={order.id} what="restart" />
      ) : null}
    </section>
  );
}
