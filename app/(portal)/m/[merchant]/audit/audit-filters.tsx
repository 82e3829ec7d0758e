import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { FilterFold } from "@/components/data-table/filter-fold";
import { AUDIT_KINDS } from "@/lib/audit/audit-filter";
import { type AuditAddress, auditHref } from "./address";

type AuditFiltersProps = {
  merchant: string;
  address: AuditAddress;
  people: readonly { readonly id: string; readonly name: string }[];
};

/** A plain form that asks for the same page with another address: works without scripts, and the address can be passed on. */
export function AuditFilters({ merchant, address, people }: AuditFiltersProps): JSX.Element {
  const t = useTranslations("audit.filter");
  const tKind = useTranslations("audit.kind");
  const { person = "", kind = "", subject = "", from = "", to = "", failed = false } = address;
  const chosen = [person, kind, subject, from, to, failed];
  const gone = person && !people.some(({ id }) => id === person);
  return (
    <form
      // A new address makes new fields: what stands in them is what is shown.
      key={JSON.stringify(address)}
      action={auditHref(merchant, {})}
      aria-label={t("label")}
      className="mb-4 grid gap-3 sm:rounded-2xl sm:bg-surface sm:p-4 sm:shadow-surface sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto_auto] lg:items-end"
    >
      <FilterFold chosen={chosen.filter(Boolean).length} className="grid gap-3 sm:contents">
        <Field label={t("person")}>
          <select name="person" defaultValue={person} className="input h-9 min-w-0 py-1 text-sm">
            <option value="">{t("anyone")}</option>
            {gone ? <option value={person}>{person.slice(0, 8)}</option> : null}
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("kind")}>
          <select name="kind" defaultValue={kind} className="input h-9 min-w-0 py-1 text-sm">
            <option value="">{t("anything")}</option>
            {AUDIT_KINDS.map((known) => (
              <option key={known} value={known}>
                {tKind(known)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("subject")}>
          <input
            name="subject"
            defaultValue={subject}
            maxLength={200}
            placeholder={t("subjectHint")}
            className="input h-9 min-w-0 py-1 text-sm"
          />
        </Field>
        <Field label={t("from")}>
          <input type="date" name="from" defaultValue={from} className="input h-9 min-w-0 py-1 text-sm" />
        </Field>
        <Field label={t("to")}>
          <input type="date" name="to" defaultValue={to} className="input h-9 min-w-0 py-1 text-sm" />
        </Field>
        <div className="flex flex-wrap items-center gap-3 sm:col-span-full">
          <label className="flex items-center gap-2 text-sm">
            <input type="checkbox" name="failed" value="1" defaultChecked={failed} className="size-4" />
            {t("failed")}
          </label>
          <span className="ml-auto flex gap-2">
            <a href={auditHref(merchant, {})} className="button button--sm button--ghost">
              {t("reset")}
            </a>
            <button type="submit" className="button button--sm button--primary">
              {t("show")}
            </button>
          </span>
        </div>
      </FilterFold>
    </form>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what stands inside
    <label className="grid min-w-0 gap-1 text-sm">
      <span className="text-xs text-muted">{label}</span>
      {children}
    </label>
  );
}
