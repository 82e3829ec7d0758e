"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { ListLink } from "@/components/data-table/list-link";
import { type ListState, listHref, NO_FILTERS, withChange } from "./filters";

type NothingHereProps = { merchant: string; state: ListState; anything: boolean; connected: boolean };

/** Says why: nothing yet, a period that is too narrow, or a filter that excludes. */
export function NothingHere({ merchant, state, anything, connected }: NothingHereProps): JSX.Element {
  const t = useTranslations("transactions.empty");
  const everything = withChange(state, { ...NO_FILTERS, status: undefined });
  if (listHref(merchant, everything) === listHref(merchant, withChange(state, {})))
    return (
      <EmptyState
        icon="list"
        title={t("nothingYet")}
        reason={t(connected ? "nothingYetReason" : "noUnits")}
      />
    );
  const button = "button button--sm button--outline";
  if ((state.period ?? state.from ?? state.to) && !anything) {
    const wider = listHref(
      merchant,
      withChange(state, { period: undefined, from: undefined, to: undefined }),
    );
    const action = (
      <ListLink href={wider} className={button}>
        {t("searchAllTime")}
      </ListLink>
    );
    return <EmptyState title={t("narrow")} reason={t("narrowReason")} action={action} />;
  }
  const action = (
    <ListLink href={listHref(merchant, everything)} className={button}>
      {t("clearAll")}
    </ListLink>
  );
  return <EmptyState title={t("noMatch")} reason={t("noMatchReason")} action={action} />;
}
