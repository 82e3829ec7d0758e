"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { SettlementPeriod } from "@/lib/domain/payout";
import { changePeriodAction } from "./actions";
import { EditForm, type Place } from "./edit-form";

type PeriodFormProps = { place: Place; period: SettlementPeriod; periods: readonly SettlementPeriod[] };

export function PeriodForm({ place, period, periods }: PeriodFormProps): JSX.Element {
  const t = useTranslations("units.settlement");
  const units = useTranslations("units");
  return (
    <EditForm place={place} action={changePeriodAction} button={units("save")} done={units("saved")}>
      {() => (
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-sm font-medium">{t("period")}</legend>
          {periods.map((one) => (
            <label key={one} className="flex items-start gap-2.5 text-sm">
              <input
                type="radio"
                name="period"
                value={one}
                defaultChecked={one === period}
                className="mt-1 size-4 accent-accent"
              />
              <span>
                <span className="block font-medium">{t(`periodOf.${one}`)}</span>
                <span className="block text-muted">{t(`periodMeans.${one}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </EditForm>
  );
}
