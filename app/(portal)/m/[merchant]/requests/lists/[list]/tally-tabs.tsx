import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ListLink } from "@/components/data-table/list-link";
import { Money } from "@/components/money/money";
import type { RequestState } from "@/lib/domain/payment-request";
import type { ListBoard } from "@/lib/requests/get-list";
import { listHref } from "../../address";

type TallyTabsProps = { merchant: string; board: ListBoard; state?: RequestState };

/** How many stand how, and what that is in money; each opens its rows. */
export function TallyTabs({ merchant, board, state }: TallyTabsProps): JSX.Element {
  const t = useTranslations("requests");
  const all = { state: undefined, requests: board.requests, sum: board.total };
  return (
    <nav aria-label={t("status")} className="mb-4 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
      {[all, ...board.tally].map((one) => (
        <ListLink
          key={one.state ?? "all"}
          href={listHref(merchant, board.id, one.state ? { state: one.state } : {})}
          className={`grid rounded-xl px-4 py-2.5 text-sm shadow-surface ${one.state === state ? "bg-accent-soft text-accent-soft-foreground" : "bg-surface hover:bg-surface-secondary"}`}
          {...(one.state === state ? { "aria-current": "true" as const } : {})}
        >
          <span>{one.state ? t(`state.${one.state}`) : t("board.all")}</span>
          <span className="tabular font-semibold">{one.requests}</span>
          <Money value={one.sum} className="text-xs" />
        </ListLink>
      ))}
    </nav>
  );
}
