"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import { countSigns, MAX_NAME } from "@/lib/domain/sales-unit";
import { fieldError, typed } from "@/lib/web/form-state";
import { editUnitAction } from "./actions";
import { EditForm, type Place } from "./edit-form";

type LookFormProps = { place: Place; name: string; location: string };

/** Name and location; the name says how many signs are left while one types. */
export function LookForm({ place, name, location }: LookFormProps): JSX.Element {
  const t = useTranslations("units");
  const [length, setLength] = useState(countSigns(name));
  const left = MAX_NAME - length;
  const counter = left >= 0 ? t("look.left", { count: left }) : t("look.over", { count: -left });
  return (
    <EditForm place={place} action={editUnitAction} button={t("save")} done={t("saved")}>
      {(state) => (
        <>
          <TextField
            name="name"
            label={t("look.name")}
            hint={<span className={left < 0 ? "text-danger-soft-foreground" : ""}>{counter}</span>}
            error={fieldError(state, "name")}
            defaultValue={typed(state, "name", name)}
            onChange={(event) => setLength(countSigns(event.target.value.trim()))}
            autoComplete="off"
            required
          />
          <TextField
            name="location"
            label={t("look.location")}
            hint={t("look.locationHint")}
            error={fieldError(state, "location")}
            defaultValue={typed(state, "location", location)}
            maxLength={100}
            autoComplete="off"
          />
        </>
      )}
    </EditForm>
  );
}
