import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { reachOf } from "@/lib/domain/permission";
import { viewerFor } from "@/lib/web/viewer";
import { settlementsHref } from "./address";
import { bankHref, breaksHref } from "./reconciliation/address";

type TabsProps = { merchant: string; chosen: "settlements" | "breaks" | "bank" };

/** The pages about money paid out; statements of the bank for those who keep the books of the whole company. */
export async function SettlementTabs({ merchant, chosen }: TabsProps): Promise<JSX.Element> {
  const t = await getTranslations("reconciliation.tabs");
  const viewer = await viewerFor(merchant);
  const keepsAll = reachOf(viewer.grants, "settlement:reconcile") === "all";
  const pages = [
    ["settlements", settlementsHref(merchant)],
    ["breaks", breaksHref(merchant)],
    ...(keepsAll ? [["bank", bankHref(merchant)] as const] : []),
  ] as const;
  return (
    <nav aria-label={t("label")} className="mb-5 flex flex-wrap gap-1">
      {pages.map(([name, href]) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          className={`button button--sm ${name === chosen ? "button--secondary" : "button--ghost"}`}
          {...(name === chosen ? { "aria-current": "page" as const } : {})}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
