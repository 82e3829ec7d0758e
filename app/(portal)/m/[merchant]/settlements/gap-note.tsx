import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { LedgerGap } from "@/lib/reconciliation/list-gaps";
import { Day } from "./day";
import { breakHref } from "./reconciliation/address";

type GapNoteProps = { merchant: string; gaps: readonly LedgerGap[] };

/** Days at which lines of a ledger are missing; each leads to what is known of it. */
export function GapNote({ merchant, gaps }: GapNoteProps): JSX.Element | null {
  const t = useTranslations("reconciliation");
  if (gaps.length === 0) return null;
  return (
    <div
      role="note"
      className="mb-5 rounded-2xl bg-warning-soft px-4 py-3 text-sm text-warning-soft-foreground"
    >
      <p className="font-medium">{t("gaps", { count: gaps.length })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {gaps.map(({ id, unitName, day }) => (
          <li key={id}>
            <Link href={breakHref(merchant, id)} prefetch={false} className="link text-inherit">
              {unitName}
              {day ? (
                <>
                  , <Day day={day} />
                </>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
