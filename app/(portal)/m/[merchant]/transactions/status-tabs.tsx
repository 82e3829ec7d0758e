import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { ListLink } from "@/components/data-table/list-link";
import { PAYMENT_STATUSES, type PaymentStatus } from "@/lib/domain/payment";
import { type ListState, listHref, withChange } from "./filters";

type StatusTabsProps = {
  merchant: string;
  state: ListState;
  counts: { all: number; byStatus: Readonly<Partial<Record<PaymentStatus, number>>>; capped: boolean };
};

/** Presets of the status filter, with how many payments each would show. They are links: the address holds the choice. */
export function StatusTabs({ merchant, state, counts }: StatusTabsProps): JSX.Element {
  const t = useTranslations("transactions");
  const tab = (status: PaymentStatus | undefined) => ({
    key: status ?? "all",
    label: status ? t(`status.${status}`) : t("allStatuses"),
    count: status ? (counts.byStatus[status] ?? 0) : counts.all,
    href: listHref(merchant, withChange(state, { status })),
    current: state.status === status,
  });
  const tabs = [tab(undefined), ...PAYMENT_STATUSES.map(tab)].filter(
    ({ key, count, current }) => key === "all" || count > 0 || current,
  );
  return (
    <nav aria-label={t("statuses")} className="-mx-4 mb-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-1 border-b border-separator">
        {tabs.map(({ key, label, count, href, current }) => (
          <li key={key}>
            <ListLink
              href={href}
              aria-current={current ? "page" : undefined}
              className={`-mb-px flex items-center gap-2 border-b-2 px-3 py-2.5 text-sm whitespace-nowrap focus-visible:outline-2 focus-visible:outline-focus ${current ? "border-accent font-semibold text-foreground" : "border-transparent text-muted hover:text-foreground"}`}
            >
              {label}
              <Count value={count} capped={counts.capped} />
            </ListLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ value, capped }: { value: number; capped: boolean }): JSX.Element {
  const format = useFormatter();
  return (
    <span className="tabular rounded-full bg-default px-2 py-0.5 text-xs font-normal text-default-foreground">
      {format.number(value, "count")}
      {capped ? "+" : ""}
    </span>
  );
}
