import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { PaymentPage } from "@/lib/transactions/list-payments";
import { CustomerName } from "./customer-name";
import type { ListState } from "./filters";
import { PaymentStatusChip } from "./payment-status";

/** The list on a phone: a card a payment, which opens its page. */
export function TransactionCards({
  merchant,
  page,
}: {
  merchant: string;
  state: ListState;
  page: PaymentPage;
}): JSX.Element {
  const t = useTranslations("transactions");
  const format = useFormatter();
  return (
    <ul className="grid gap-2 md:hidden" aria-label={t("title")}>
      {page.rows.map((row) => (
        <li key={row.id}>
          <Link
            href={`/m/${merchant}/transactions/${row.id}`}
            prefetch={false}
            className="block rounded-2xl bg-surface px-4 py-3 shadow-surface focus-visible:outline-2 focus-visible:outline-focus"
          >
            <span className="flex items-start justify-between gap-3">
              <Money value={row.amount} className="text-base font-semibold" />
              <PaymentStatusChip status={row.status} />
            </span>
            <span className="mt-1 flex items-end justify-between gap-3 text-sm">
              <CustomerName customer={row.customer} />
              <span className="tabular shrink-0 text-xs text-muted">
                {format.dateTime(row.createdAt, "moment", { timeZone: page.timeZone })}
              </span>
            </span>
            <span className="mt-1 block truncate text-xs text-muted">
              {[row.reference, row.unit.name].join(" · ")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
