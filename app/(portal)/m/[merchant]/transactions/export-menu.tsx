import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";

type ExportMenuProps = {
  href: Route;
  rows: number;
  capped: boolean;
  zone: string;
  /** Whether this person may take names and phone numbers along. */
  personal: boolean;
};

/** What will be exported is said before it is pressed: so many rows, in which time zone, with or without personal data. */
export function ExportMenu({ href, rows, capped, zone, personal }: ExportMenuProps): JSX.Element {
  const t = useTranslations("transactions.export");
  const format = useFormatter();
  const count = `${format.number(rows, "count")}${capped ? "+" : ""}`;
  const [path = "", query = ""] = href.split("?");
  return (
    <>
      <button type="button" popoverTarget="export-menu" className="button button--outline">
        {t("button")}
      </button>
      <form
        id="export-menu"
        popover="auto"
        action={path}
        className="frame-menu frame-menu--end frame-menu--form flex-col gap-3 open:flex"
      >
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <p className="text-sm text-muted">{t("what", { count, zone })}</p>
        {personal ? (
          <label className="flex items-start gap-2.5 text-sm">
            <input type="checkbox" name="personal" value="1" className="mt-1 size-4 accent-accent" />
            <span>
              <span className="block font-medium">{t("personal")}</span>
              <span className="block text-muted">{t("personalMeans")}</span>
            </span>
          </label>
        ) : null}
        <div className="flex flex-col gap-2">
          <button
            type="submit"
            name="format"
            value="nordic"
            className="button button--secondary h-auto w-full py-2 whitespace-normal"
          >
            {t("nordic")}
          </button>
          <button
            type="submit"
            name="format"
            value="plain"
            className="button button--secondary h-auto w-full py-2 whitespace-normal"
          >
            {t("plain")}
          </button>
        </div>
      </form>
    </>
  );
}
