import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon, type IconName } from "@/components/icon";

const SHORTCUTS: readonly {
  key: "all" | "toCapture" | "refunded" | "units";
  icon: IconName;
  path: string;
}[] = [
  { key: "all", icon: "list", path: "transactions" },
  { key: "toCapture", icon: "check", path: "transactions?status=reserved" },
  { key: "refunded", icon: "coins", path: "transactions?status=refunded" },
  { key: "units", icon: "store", path: "sales-units" },
];

/** The ways that are taken most often. */
export function Shortcuts({ merchant }: { merchant: string }): JSX.Element {
  const t = useTranslations("home.shortcuts");
  return (
    <nav aria-label={t("label")}>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 2xl:grid-cols-4">
        {SHORTCUTS.map(({ key, icon, path }) => (
          <li key={key}>
            <Link
              href={`/m/${merchant}/${path}` as Route} // safe: the lists of transactions and of sales units
              prefetch={false}
              className="flex h-full items-center gap-3 rounded-2xl bg-surface px-4 py-3 text-sm font-medium shadow-surface outline-none hover:bg-surface-secondary focus-visible:ring-2 focus-visible:ring-focus"
            >
              <Icon name={icon} className="size-5 text-muted" />
              {t(key)}
              <Icon name="chevronRight" className="ml-auto size-4 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
