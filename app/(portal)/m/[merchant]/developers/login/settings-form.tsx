"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextField } from "@/components/text-field";
import { type LoginSettings, TOKEN_METHODS } from "@/lib/domain/login-setup";
import { fieldError } from "@/lib/web/form-state";
import { saveLoginAction } from "./actions";
import { RedirectFields } from "./redirect-fields";
import { type Place, SetupForm } from "./setup-form";

type SettingsFormProps = { place: Place; settings: LoginSettings };

export function SettingsForm({ place, settings }: SettingsFormProps): JSX.Element {
  const t = useTranslations("login.settings");
  return (
    <SetupForm place={place} action={saveLoginAction} button={t("save")} done={t("saved")}>
      {(state) => (
        <>
          <RedirectFields uris={settings.redirectUris} tried={state.status === "refused"} />
          <TokenMethods chosen={settings.tokenMethod} />
          <TextField
            name="webhookUrl"
            type="url"
            label={t("webhook")}
            hint={t("webhookHint")}
            error={fieldError(state, "webhookUrl")}
            defaultValue={settings.webhookUrl ?? ""}
            autoComplete="off"
          />
        </>
      )}
    </SetupForm>
  );
}

function TokenMethods({ chosen }: { chosen: LoginSettings["tokenMethod"] }): JSX.Element {
  const t = useTranslations("login.settings");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{t("method")}</legend>
      {TOKEN_METHODS.map((method) => (
        <label key={method} className="flex items-start gap-2.5 text-sm">
          <input
            type="radio"
            name="tokenMethod"
            value={method}
            defaultChecked={method === chosen}
            className="mt-1 size-4 accent-accent"
          />
          <span className="min-w-0">
            <code className="block">{method}</code>
            <span className="block text-muted">{t(`methodOf.${method}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
