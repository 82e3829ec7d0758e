import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { LinkUnit } from "@/lib/payment-links/list-link-units";
import { unitHref } from "./address";

type UnitsProps = { merchant: string; units: readonly LinkUnit[]; mayOrder: boolean };

/** Which sales units have no payment links, and where they are ordered. */
export function UnitsWithoutLinks({ merchant, units, mayOrder }: UnitsProps): JSX.Element | null {
  const t = useTranslations("links.activate");
  const lacking = units.filter(({ links }) => links === "missing" || links === "asked");
  if (lacking.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mb-5 rounded-2xl bg-surface p-4 shadow-surface">
      <h2 className="text-sm font-semibold">{t("title")}</h2>
      <p className="mt-1 text-sm text-muted">{t(mayOrder ? "hint" : "askAdministrator")}</p>
      <ul className="mt-3 grid gap-1.5 text-sm">
        {lacking.map(({ msn, name, links }) => (
          <li key={msn} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{name}</span>
            <span className="tabular text-muted">{msn}</span>
            {links === "asked" ? (
              <span className="text-muted">{t("asked")}</span>
            ) : (
              <Link href={unitHref(merchant, msn)} prefetch={false} className="link">
                {t("go")}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
