import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { Pager } from "@/components/data-table/pager";
import type { PaymentPage } from "@/lib/transactions/list-payments";
import { type ListState, listHref, parseList, withChange } from "./filters";
import { useShownRows } from "./shown-row";
import { TransactionCards } from "./transaction-cards";
import { TransactionTable } from "./transaction-table";

type TransactionListProps = {
  merchant: string;
  state: ListState;
  page: PaymentPage;
  units: readonly { connectedAt: Date | null }[];
  /** Whether any payment is there under the other filters. */
  anything: boolean;
};

export function TransactionList({
  merchant,
  state,
  page,
  units,
  anything,
}: TransactionListProps): JSX.Element {
  const t = useTranslations("transactions");
  const rows = useShownRows(page);
  if (rows.length === 0)
    return <NothingHere merchant={merchant} state={state} anything={anything} units={units} />;
  const kept = withChange(state, {});
  return (
    <div className="min-w-0">
      <div className="hidden md:block">
        <TransactionTable merchant={merchant} state={state} rows={rows} />
      </div>
      <TransactionCards merchant={merchant} title={t("title")} rows={rows} />
      <Pager
        {...(state.after ? { first: listHref(merchant, kept) } : {})}
        {...(page.next ? { next: listHref(merchant, { ...kept, after: page.next }) } : {})}
      >
        {t("shown", { count: rows.length })}
      </Pager>
    </div>
  );
}

/** Says why: nothing yet, a period that is too narrow, or a filter that excludes. */
function NothingHere({ merchant, state, anything, units }: Omit<TransactionListProps, "page">): JSX.Element {
  const t = useTranslations("transactions.empty");
  const everything = listHref(merchant, withChange(parseList({}), { environment: state.environment }));
  const narrow = state.period ?? state.from ?? state.to;
  const filtered =
    narrow ||
    state.q ||
    state.status ||
    state.channel ||
    state.units.length > 0 ||
    state.min !== undefined ||
    state.max !== undefined;
  if (!filtered)
    return (
      <EmptyState
        icon="list"
        title={t("nothingYet")}
        reason={t(units.length > 0 ? "nothingYetReason" : "noUnits")}
      />
    );
  const button = "button button--sm button--outline";
  if (narrow && !anything) {
    const wider = listHref(
      merchant,
      withChange(state, { period: undefined, from: undefined, to: undefined }),
    );
    const action = (
      <Link href={wider} prefetch={false} className={button}>
        {t("searchAllTime")}
      </Link>
    );
    return <EmptyState title={t("narrow")} reason={t("narrowReason")} action={action} />;
  }
  const action = (
    <Link href={everything} prefetch={false} className={button}>
      {t("clearAll")}
    </Link>
  );
  return <EmptyState title={t("noMatch")} reason={t("noMatchReason")} action={action} />;
}
