import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { UnitDetail } from "@/lib/sales-units/get-unit";
import type { Place } from "./edit-form";
import { LogoPicker } from "./logo-picker";
import { LookForm } from "./look-form";
import { Unfolding, UnitCard } from "./unit-card";
import { UnitLogo } from "./unit-logo";

type LookCardProps = { place: Place; unit: UnitDetail; mayEdit: boolean; note: string };

/** What customers see of the business. */
export function LookCard({ place, unit, mayEdit, note }: LookCardProps): JSX.Element {
  const t = useTranslations("units");
  return (
    <UnitCard id="look" title={t("look.title")} note={t("look.note")}>
      <div className="flex items-center gap-4">
        <UnitLogo merchant={place.merchant} unit={unit} look="large" />
        <div className="min-w-0">
          <p className="text-lg font-semibold break-words">{unit.name}</p>
          <p className="text-sm text-muted">{unit.location ?? t("identity.noLocation")}</p>
          {unit.logo ? null : <p className="text-xs text-muted">{t("look.noLogo")}</p>}
        </div>
      </div>
      {mayEdit ? (
        <Unfolding label={t("edit")} note={note}>
          <LookForm place={place} name={unit.name} location={unit.location ?? ""} />
          <LogoPicker place={place} hasLogo={unit.logo !== null} />
        </Unfolding>
      ) : null}
    </UnitCard>
  );
}
