"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextField } from "@/components/text-field";
import type { UnitStatus } from "@/lib/domain/sales-unit";
import { fieldError } from "@/lib/web/form-state";
import { changeStatusAction } from "./actions";
import { EditForm, type Place } from "./edit-form";

type StatusFormProps = { place: Place; name: string; status: UnitStatus };

/** Out of service, with what that means and the name to type; or back into it. */
export function StatusForm({ place, name, status }: StatusFormProps): JSX.Element {
  const t = useTranslations("units.identity");
  if (status === "inactive")
    return (
      <EditForm place={place} action={changeStatusAction} button={t("reactivate")} done={t("reactivated")}>
        {() => (
          <>
            <input type="hidden" name="to" value="active" />
            <p className="text-sm text-muted">{t("reactivateMeans")}</p>
          </>
        )}
      </EditForm>
    );
  return (
    <EditForm
      place={place}
      action={changeStatusAction}
      button={t("deactivate")}
      done={t("deactivated")}
      look="danger"
    >
      {(state) => (
        <>
          <input type="hidden" name="to" value="inactive" />
          <div className="text-sm">
            <p>{t("effects")}</p>
            <ul className="my-2 list-disc pl-5">
              <li>{t("effect1")}</li>
              <li>{t("effect2")}</li>
              <li>{t("effect3")}</li>
            </ul>
            <p className="text-muted">{t("effectsKept")}</p>
          </div>
          <TextField
            name="typedName"
            label={t("typeName")}
            placeholder={name}
            error={fieldError(state, "typedName")}
            autoComplete="off"
            required
          />
        </>
      )}
    </EditForm>
  );
}
