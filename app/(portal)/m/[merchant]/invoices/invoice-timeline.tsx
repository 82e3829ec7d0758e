import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import { type Currency, money } from "@/lib/domain/money";
import type { InvoiceEvent } from "@/lib/invoices/get-invoice";

type InvoiceTimelineProps = { events: readonly InvoiceEvent[]; timeZone: string; currency: Currency };

/** What happened, the newest first, and who did it. */
export function InvoiceTimeline({ events, timeZone, currency }: InvoiceTimelineProps): JSX.Element {
  const t = useTranslations("invoices");
  const format = useFormatter();
  return (
    <section aria-labelledby="timeline" className="rounded-2xl bg-surface p-5 shadow-surface">
      <h2 id="timeline" className="mb-3 text-base font-semibold">
        {t("detail.timeline")}
      </h2>
      <ol className="grid gap-3">
        {events.map(({ id, at, kind, by, byCustomer, details }) => {
          const amount = details.amountMinor ?? details.feeMinor ?? 0;
          const otherwise = byCustomer ? t("detail.byCustomer") : t("detail.byPortal");
          return (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span>
                <span className="font-medium">{t(`event.${kind}`)}</span>
                {amount > 0 ? (
                  <>
                    {" "}
                    <Money value={money(amount, currency)} />
                  </>
                ) : null}
                <span className="block text-xs text-muted">{by ?? otherwise}</span>
              </span>
              <time dateTime={at.toISOString()} className="tabular text-xs text-muted">
                {format.dateTime(at, "moment", { timeZone })}
              </time>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
