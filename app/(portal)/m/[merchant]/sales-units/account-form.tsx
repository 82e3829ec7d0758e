"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextField } from "@/components/text-field";
import { fieldError, typed } from "@/lib/web/form-state";
import { changeAccountAction, proveAccountAction } from "./actions";
import { EditForm, type Place } from "./edit-form";

export function AccountForm({ place, hint }: { place: Place; hint: string }): JSX.Element {
  const t = useTranslations("units.settlement");
  return (
    <EditForm place={place} action={changeAccountAction} button={t("changeAccount")} done={t("accountSaved")}>
      {(state) => (
        <>
          <p className="text-sm text-muted">{t("accountEffect")}</p>
          <TextField
            name="account"
            label={t("newAccount")}
            hint={hint}
            error={fieldError(state, "account")}
            defaultValue={typed(state, "account")}
            autoComplete="off"
            maxLength={60}
            required
          />
        </>
      )}
    </EditForm>
  );
}

/** After the penny transfer. */
export function ProveForm({ place }: { place: Place }): JSX.Element {
  const t = useTranslations("units.settlement");
  return (
    <EditForm
      place={place}
      action={proveAccountAction}
      button={t("proved")}
      done={t("provedDone")}
      look="outline"
    />
  );
}
