"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { AccessFieldsProps } from "./role-fields";

/** From which day to which the access holds, both included, in the company's time zone; empty is without a bound. */
export function PeriodFields({ draft, onChange }: AccessFieldsProps): JSX.Element {
  const t = useTranslations("members");
  return (
    <fieldset className="grid gap-2 text-sm">
      <legend className="mb-1 text-base font-medium">{t("period")}</legend>
      <p className="text-muted">{t("periodHint")}</p>
      <div className="flex flex-wrap gap-3">
        {(["from", "until"] as const).map((end) => (
          <label key={end} className="grid gap-1">
            <span>{t(end)}</span>
            <input
              type="date"
              className="input h-9 py-1"
              value={draft[end]}
              onChange={(event) => onChange({ [end]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
