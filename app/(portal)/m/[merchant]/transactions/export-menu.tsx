import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";

type ExportMenuProps = { href: Route; rows: number; capped: boolean; zone: string };

/** What will be exported is said before it is pressed: so many rows, in which time zone, for which spreadsheet. */
export function ExportMenu({ href, rows, capped, zone }: ExportMenuProps): JSX.Element {
  const t = useTranslations("transactions.export");
  const format = useFormatter();
  const count = `${format.number(rows, "count")}${capped ? "+" : ""}`;
  const join = href.includes("?") ? "&" : "?";
  const choice = "menu-item w-full justify-start px-3 py-2 text-left text-sm";
  return (
    <>
      <button type="button" popoverTarget="export-menu" className="button button--outline">
        {t("button")}
      </button>
      <div id="export-menu" popover="auto" className="frame-menu frame-menu--end">
        <p className="px-3 py-2 text-sm text-muted">{t("what", { count, zone })}</p>
        <a className={choice} href={`${href}${join}format=nordic`} download>
          {t("nordic")}
        </a>
        <a className={choice} href={`${href}${join}format=plain`} download>
          {t("plain")}
        </a>
      </div>
    </>
  );
}
