import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import type { CodeList } from "@/lib/qr/list-codes";
import { type CodeSearch, codesHref } from "./address";

type CodeFiltersProps = { merchant: string; list: CodeList; filter: CodeSearch };

/** Which sales unit, folder and place: a form of the browser's own, so it works before any script. */
export function CodeFilters({ merchant, list, filter }: CodeFiltersProps): JSX.Element {
  const t = useTranslations("qr");
  const all = <option value="">{t("all")}</option>;
  return (
    <form method="get" action={codesHref(merchant)} className="mb-4 flex flex-wrap items-end gap-3">
      <Choice name="unit" label={t("unit")} value={list.unit?.msn ?? ""}>
        {list.units.map(({ msn, name }) => (
          <option key={msn} value={msn}>
            {name}
          </option>
        ))}
      </Choice>
      {list.folders.length > 0 ? (
        <Choice name="folder" label={t("folder")} value={filter.folder ?? ""}>
          {all}
          {list.folders.map((folder) => (
            <option key={folder}>{folder}</option>
          ))}
        </Choice>
      ) : null}
      {list.places.length > 0 ? (
        <Choice name="place" label={t("place")} value={filter.place ?? ""}>
          {all}
          {list.places.map((place) => (
            <option key={place}>{place}</option>
          ))}
        </Choice>
      ) : null}
      <button type="submit" className="button button--outline">
        {t("show")}
      </button>
    </form>
  );
}

type ChoiceProps = { name: string; label: string; value: string; children: ReactNode };

function Choice({ name, label, value, children }: ChoiceProps): JSX.Element {
  return (
    <label className="grid min-w-0 gap-1 text-sm">
      {label}
      <select key={value} name={name} defaultValue={value} className="input h-10 max-w-64 py-1.5 text-sm">
        {children}
      </select>
    </label>
  );
}
