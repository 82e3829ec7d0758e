import Form from "next/form";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { settlementsHref } from "./address";

type UnitFilterProps = {
  merchant: string;
  units: readonly { msn: string; name: string }[];
  chosen: string | undefined;
};

/** Narrows the list to one sales unit; works without JavaScript. */
export function UnitFilter({ merchant, units, chosen }: UnitFilterProps): JSX.Element | null {
  const t = useTranslations("settlements");
  if (units.length < 2) return null;
  return (
    <Form action={settlementsHref(merchant)} className="mb-4 flex flex-wrap items-end gap-2">
      <label className="grid gap-1 text-sm font-medium">
        {t("column.unit")}
        <select name="unit" defaultValue={chosen ?? ""} className="input w-full min-w-56 sm:w-auto">
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
  );
}
