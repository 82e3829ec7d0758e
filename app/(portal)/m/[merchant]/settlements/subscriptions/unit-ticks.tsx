import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TickRow } from "./tick-row";

type UnitTicksProps = {
  units: readonly { readonly msn: string; readonly name: string }[];
  chosen: readonly string[];
};

export function UnitTicks({ units, chosen }: UnitTicksProps): JSX.Element | null {
  const t = useTranslations("subscriptions");
  if (units.length < 2) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{t("field.units")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {units.map(({ msn, name }) => (
          <TickRow key={msn} name="unit" value={msn} checked={chosen.includes(msn)}>
            {name} <span className="tabular text-muted">{msn}</span>
          </TickRow>
        ))}
      </div>
      <p className="text-xs text-muted">{t("field.unitsHint")}</p>
    </fieldset>
  );
}
