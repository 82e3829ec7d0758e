import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { listHref } from "./address";

type NewestListsProps = {
  merchant: string;
  lists: readonly { id: string; name: string; unitName: string; requests: number }[];
};

/** Lists that were sent last; nothing where there are none. */
export function NewestLists({ merchant, lists }: NewestListsProps): JSX.Element | null {
  const t = useTranslations("requests");
  if (lists.length === 0) return null;
  return (
    <nav aria-label={t("lists")} className="mb-4 flex flex-wrap gap-2">
      {lists.map(({ id, name, requests }) => (
        <Link
          key={id}
          href={listHref(merchant, id)}
          prefetch={false}
          className="grid max-w-full rounded-xl bg-surface px-3 py-2 text-sm shadow-surface hover:bg-surface-secondary"
        >
          <span className="truncate font-medium">{name}</span>
          <span className="text-xs text-muted">{t("listOf", { count: requests })}</span>
        </Link>
      ))}
    </nav>
  );
}
