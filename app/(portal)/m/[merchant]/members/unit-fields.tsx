"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { MemberList } from "@/lib/members/list-members";
import type { AccessFieldsProps } from "./role-fields";

type UnitFieldsProps = AccessFieldsProps & { units: MemberList["units"] };

/** Where the access holds: everywhere, later sales units included, or in those that are ticked. */
export function UnitFields({ draft, onChange, units }: UnitFieldsProps): JSX.Element {
  const t = useTranslations("members");
  if (draft.own === null && draft.role === "administrator")
    return <p className="text-sm">{t("administratorEverywhere")}</p>;
  const chosen = draft.units === "all" ? [] : draft.units;
  const toggle = (msn: string, on: boolean) =>
    onChange({ units: [...chosen.filter((one) => one !== msn), ...(on ? [msn] : [])] });
  return (
    <fieldset className="grid gap-2 text-sm">
      <legend className="mb-1 text-base font-medium">{t("whichUnits")}</legend>
      <Reach
        label={t("allUnitsLater")}
        chosen={draft.units === "all"}
        onChoose={() => onChange({ units: "all" })}
      />
      <Reach
        label={t("theseUnits")}
        chosen={draft.units !== "all"}
        onChoose={() => onChange({ units: chosen })}
      />
      {draft.units === "all" ? null : (
        <ul className="ml-6 grid max-h-72 gap-2 overflow-y-auto py-1">
          {units.map(({ msn, name }) => (
            <li key={msn}>
              <label className="flex items-center gap-2.5">
                <input
                  type="checkbox"
                  className="size-4 accent-(--accent)"
                  checked={chosen.includes(msn)}
                  onChange={(event) => toggle(msn, event.target.checked)}
                />
                {name} <span className="tabular text-muted">{msn}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

type ReachProps = { label: string; chosen: boolean; onChoose: () => void };

function Reach({ label, chosen, onChoose }: ReachProps): JSX.Element {
  return (
    <label className="flex items-center gap-2.5">
      <input
        type="radio"
        name="shown-reach"
        className="size-4 accent-(--accent)"
        checked={chosen}
        onChange={onChoose}
      />
      {label}
    </label>
  );
}
