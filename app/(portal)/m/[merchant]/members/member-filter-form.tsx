import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { FilterFold } from "@/components/data-table/filter-fold";
import { ROLES } from "@/lib/domain/permission";
import { isFiltered, listHref, type MemberFilters, STATES } from "./filters";

type MemberFilterFormProps = {
  merchant: string;
  filters: MemberFilters;
  units: readonly { msn: string; name: string }[];
  roles: readonly { id: string; name: string }[];
};

/** A form that only asks: it works without a script, and the address of its answer can be kept. */
export function MemberFilterForm({ merchant, filters, units, roles }: MemberFilterFormProps): JSX.Element {
  const t = useTranslations();
  return (
    <form
      action={listHref(merchant)}
      className="mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <label className="grid min-w-0 gap-1">
        <span className="text-xs text-muted">{t("members.search")}</span>
        <input
          type="search"
          name="q"
          maxLength={100}
          defaultValue={filters.q}
          className="input h-9 w-full py-1 text-sm"
        />
      </label>
      <FilterFold
        chosen={[filters.role, filters.unit, filters.state].filter(Boolean).length}
        className="grid gap-3 sm:contents"
      >
        <Choice name="role" label={t("members.role")} value={filters.role}>
          <option value="">{t("members.anyRole")}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`permissions.role.${role}`)}
            </option>
          ))}
          {roles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice name="unit" label={t("members.unit")} value={filters.unit}>
          <option value="">{t("members.anyUnit")}</option>
          {units.map(({ msn, name }) => (
            <option key={msn} value={msn}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice name="state" label={t("members.state")} value={filters.state}>
          <option value="">{t("members.anyState")}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`members.states.${state}`)}
            </option>
          ))}
        </Choice>
      </FilterFold>
      <div className="flex items-center gap-3">
        <button type="submit" className="button button--outline">
          {t("members.apply")}
        </button>
        {isFiltered(filters) ? (
          <a className="link text-sm" href={listHref(merchant)}>
            {t("members.clear")}
          </a>
        ) : null}
      </div>
    </form>
  );
}

function Choice({
  name,
  label,
  value,
  children,
}: {
  name: string;
  label: string;
  value: string | null;
  children: ReactNode;
}): JSX.Element {
  return (
    <label className="grid min-w-0 gap-1">
      <span className="text-xs text-muted">{label}</span>
      <select name={name} defaultValue={value ?? ""} className="input h-9 w-full min-w-0 py-1 pr-8 text-sm">
        {children}
      </select>
    </label>
  );
}
