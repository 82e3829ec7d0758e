import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import type { Permission } from "@/lib/domain/permission";
import type { UnitDetail } from "@/lib/sales-units/get-unit";
import type { Viewer } from "@/lib/web/viewer";
import { FiguresCard } from "./figures-card";
import { IdentityCard } from "./identity-card";
import { KeysRefused } from "./keys-refused";
import { LookCard } from "./look-card";
import { SettlementCard } from "./settlement-card";
import { SolutionCard } from "./solution-card";

/** The cards of a unit, each with what this person may change of it. */
export function UnitParts({ viewer, unit }: { viewer: Viewer; unit: UnitDetail }): JSX.Element {
  const t = useTranslations("units");
  const { merchant, can } = viewer;
  const fixed = unit.environment === "test";
  const may = (permission: Permission) => !fixed && can(permission, unit.msn);
  const place = { merchant: merchant.slug, msn: unit.msn };
  const note = t(unit.played ? "platform.sandbox" : "platform.real");
  return (
    <div className="grid gap-5">
      {unit.keysRefusedSince ? (
        <KeysRefused
          merchant={merchant.slug}
          msn={unit.msn}
          since={unit.keysRefusedSince}
          timeZone={merchant.timeZone}
          mayMend={can("developer:manage", unit.msn)}
        />
      ) : null}
      {fixed ? (
        <p className="flex items-start gap-2 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
          <Icon name="info" className="mt-0.5 size-4" />
          <span>{t("fixed")}</span>
        </p>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="grid min-w-0 gap-5">
          <LookCard place={place} unit={unit} mayEdit={may("unit:edit")} note={note} />
          <IdentityCard place={place} unit={unit} mayDeactivate={may("unit:deactivate")} note={note} />
          <FiguresCard merchant={merchant.slug} unit={unit} mayList={can("transaction:view", unit.msn)} />
        </div>
        <div className="grid min-w-0 gap-5">
          <SettlementCard
            place={place}
            unit={unit}
            company={merchant}
            may={{
              period: may("settlement-period:edit"),
              account: may("settlement-account:edit"),
              limit: may("unit:edit"),
            }}
            note={note}
          />
          <SolutionCard
            place={place}
            unit={unit}
            currency={merchant.currency}
            mayOrder={may("unit:order")}
            note={note}
          />
        </div>
      </div>
    </div>
  );
}
