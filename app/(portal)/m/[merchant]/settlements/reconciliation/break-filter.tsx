import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { BREAK_VIEWS, type BreakList, type BreakView } from "@/lib/reconciliation/list-breaks";
import { breaksHref } from "./address";

type BreakFilterProps = {
  merchant: string;
  units: BreakList["units"];
  view: BreakView;
  unit: string | undefined;
};

/** By how they stand, and for one sales unit; works without JavaScript. */
export function BreakFilter({ merchant, units, view, unit }: BreakFilterProps): JSX.Element {
  const t = useTranslations("reconciliation");
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label={t("view.label")} className="flex flex-wrap gap-1">
        {BREAK_VIEWS.map((one) => (
          <Link
            key={one}
            href={breaksHref(merchant, { view: one, unit })}
            prefetch={false}
            className={`button button--sm ${one === view ? "button--outline font-semibold" : "button--ghost"}`}
            {...(one === view ? { "aria-current": "true" as const } : {})}
          >
            {t(`view.${one}`)}
          </Link>
        ))}
      </nav>
      {units.length > 1 ? (
        <Form action={breaksHref(merchant)} className="flex flex-wrap items-end gap-2">
          {view === "waiting" ? null : <input type="hidden" name="view" value={view} />}
          <label className="grid gap-1 text-sm font-medium">
            {t("unit")}
            <select name="unit" defaultValue={unit ?? ""} className="input w-full min-w-56 sm:w-auto">
              <option value="">{t("allUnits")}</option>
              {units.map(({ msn, name }) => (
                <option key={msn} value={msn}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button button--outline">
            {t("show")}
          </button>
        </Form>
      ) : null}
    </div>
  );
}
