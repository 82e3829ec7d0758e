import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { UNIT_KINDS } from "@/lib/domain/sales-unit";
import { type UnitSearch, unitsHref } from "./address";

/** One list over all units, and one for each kind; what was typed stays. */
export function KindTabs({ merchant, search }: { merchant: string; search: UnitSearch }): JSX.Element {
  const t = useTranslations("units");
  const { kind: chosen, ...kept } = search;
  const tabs = [undefined, ...UNIT_KINDS].map((kind) => ({
    key: kind ?? "all",
    label: kind ? t(`kind.${kind}`) : t("allKinds"),
    href: unitsHref(merchant, { ...kept, ...(kind ? { kind } : {}) }),
    current: kind === chosen,
  }));
  return (
    <nav aria-label={t("kinds")} className="-mx-4 mb-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-1 border-b border-separator">
        {tabs.map(({ key, label, href, current }) => (
          <li key={key}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={`-mb-px flex border-b-2 px-3 py-2.5 text-sm whitespace-nowrap focus-visible:outline-2 focus-visible:outline-focus ${current ? "border-accent font-semibold text-foreground" : "border-transparent text-muted hover:text-foreground"}`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
