import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { OrderDetail } from "@/lib/orders/get-order";

type OrderTimelineProps = { steps: OrderDetail["steps"]; timeZone: string };

/** Where the order has been, oldest first. Nothing for a draft. */
export function OrderTimeline({ steps, timeZone }: OrderTimelineProps): JSX.Element | null {
  const t = useTranslations("orders");
  const format = useFormatter();
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="steps" className="rounded-2xl bg-surface p-5 shadow-surface">
      <h2 id="steps" className="mb-3 text-base font-semibold">
        {t("steps")}
      </h2>
      <ol className="grid gap-3 border-l border-separator pl-4 text-sm">
        {steps.map(({ state, at, note }) => (
          <li key={`${state}-${at.getTime()}`}>
            <p className="font-medium">{t(`state.${state}`)}</p>
            <p className="tabular text-xs text-muted">{format.dateTime(at, "moment", { timeZone })}</p>
            {note ? <p className="mt-1 break-words whitespace-pre-line">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
