"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Pager } from "@/components/data-table/pager";
import { type ListState, listHref, withChange } from "./filters";
import { NothingHere } from "./nothing-here";
import type { ShownPage } from "./shown-page";
import { TransactionTable } from "./transaction-table";

type TransactionListProps = {
  merchant: string;
  state: ListState;
  page: ShownPage;
  /** Whether other rows are on their way. */
  waiting: boolean;
  /** Whether this person has any sales unit here. */
  connected: boolean;
  /** Whether any payment is there under the other filters. */
  anything: boolean;
  knownSince: string | undefined;
};

export function TransactionList(props: TransactionListProps): JSX.Element {
  const { merchant, state, page, waiting, connected, anything, knownSince } = props;
  const t = useTranslations("transactions");
  const since = knownSince && !page.next ? ` ${t("knownSince", { day: knownSince })}` : "";
  if (page.rows.length === 0)
    return <NothingHere merchant={merchant} state={state} anything={anything} connected={connected} />;
  const at = (after: string | undefined) =>
    listHref(merchant, { ...withChange(state, {}), ...(after ? { after } : {}) });
  return (
    <div className={`min-w-0 transition-opacity ${waiting ? "opacity-60" : ""}`} aria-busy={waiting}>
      <TransactionTable merchant={merchant} state={state} rows={page.rows} />
      <Pager
        here={at(state.after)}
        moving={waiting}
        {...(state.after ? { first: at(undefined) } : {})}
        {...(page.next ? { next: at(page.next) } : {})}
      >
        {t("shown", { count: page.rows.length })}
        {since}
      </Pager>
    </div>
  );
}
