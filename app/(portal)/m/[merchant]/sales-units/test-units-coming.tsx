import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { StatusChip } from "@/components/status-chip";
import { isOpen } from "@/lib/domain/product-order";
import { listOrders } from "@/lib/orders/list-orders";
import { load } from "@/lib/web/load";
import { RefreshWhileOpen } from "../orders/refresh-while-open";

/** Test units that were ordered and are not there yet; the page reads itself anew until they are. */
export async function TestUnitsComing(props: {
  merchant: string;
  timeZone: string;
}): Promise<JSX.Element | null> {
  const orders = await load(listOrders, props.merchant, { environment: "test" });
  const coming = orders.filter(({ state }) => isOpen(state) || state === "stopped");
  if (coming.length === 0) return null;
  const [t, format] = [await getTranslations("orders.testUnit"), await getFormatter()];
  return (
    <ul aria-label={t("waiting")} className="mb-4 grid gap-2">
      {coming.map(({ id, name, state, since }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-2xl bg-surface px-4 py-3 shadow-surface"
        >
          <span className="min-w-0">
            <span className="block font-medium break-words">{name}</span>
            <span className="block text-sm text-muted">
              {t("ordered", { moment: format.dateTime(since, "moment", { timeZone: props.timeZone }) })}
            </span>
          </span>
          <StatusChip tone={state === "stopped" ? "danger" : "warning"}>
            {t(state === "stopped" ? "failed" : "onTheWay")}
          </StatusChip>
        </li>
      ))}
      {coming.some(({ state }) => isOpen(state)) ? <RefreshWhileOpen /> : null}
    </ul>
  );
}
