import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CopyButton } from "@/components/copy-button";
import type { UnitDetail } from "@/lib/sales-units/get-unit";
import type { Place } from "./edit-form";
import { StatusForm } from "./status-form";
import { Unfolding, UnitCard, UnitFact } from "./unit-card";
import { UnitStatusChip } from "./unit-status-chip";

type IdentityCardProps = { place: Place; unit: UnitDetail; mayDeactivate: boolean; note: string };

export function IdentityCard({ place, unit, mayDeactivate, note }: IdentityCardProps): JSX.Element {
  const t = useTranslations("units");
  const { msn, name, status, location } = unit;
  return (
    <UnitCard id="identity" title={t("identity.title")} note={t("identity.note")}>
      <dl className="grid gap-3 sm:grid-cols-3">
        <UnitFact term={t("identity.msn")}>
          <span className="tabular flex items-center gap-1 font-medium">
            {msn}
            <CopyButton text={msn} what={t("identity.msn")} />
          </span>
        </UnitFact>
        <UnitFact term={t("column.location")}>{location ?? t("identity.noLocation")}</UnitFact>
        <UnitFact term={t("column.status")}>
          <UnitStatusChip status={status} />
        </UnitFact>
      </dl>
      {mayDeactivate ? (
        <Unfolding
          key={status}
          label={t(status === "active" ? "identity.deactivate" : "identity.reactivate")}
          note={note}
        >
          <StatusForm place={place} name={name} status={status} />
        </Unfolding>
      ) : null}
    </UnitCard>
  );
}
