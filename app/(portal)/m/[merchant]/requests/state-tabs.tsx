import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ListLink } from "@/components/data-table/list-link";
import type { RequestState } from "@/lib/domain/payment-request";
import { requestsHref } from "./address";

const SHOWN: readonly RequestState[] = ["open", "paid", "rejected", "expired", "cancelled", "failed"];

/** The list by how its requests stand. */
export function StateTabs({ merchant, chosen }: { merchant: string; chosen?: RequestState }): JSX.Element {
  const t = useTranslations("requests");
  const tab = (state: RequestState | undefined, text: string) => (
    <ListLink
      key={text}
      href={requestsHref(merchant, state ? { state } : {})}
      className={`button button--sm ${state === chosen ? "button--secondary" : "button--ghost"}`}
      {...(state === chosen ? { "aria-current": "true" as const } : {})}
    >
      {text}
    </ListLink>
  );
  return (
    <nav aria-label={t("status")} className="mb-3 flex flex-wrap gap-1">
      {tab(undefined, t("all"))}
      {SHOWN.map((state) => tab(state, t(`state.${state}`)))}
    </nav>
  );
}
