"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextField } from "@/components/text-field";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";

/** The keys of a unit as someone types them. Secrets are hidden while typed, and never come back after a refusal. */
export function KeysFields({ state }: { state: FormState }): JSX.Element {
  const t = useTranslations("developers.connect");
  const hidden = { type: "password", autoComplete: "off", spellCheck: false } as const;
  return (
    <>
      <TextField
        name="clientId"
        label={t("clientId")}
        error={fieldError(state, "clientId")}
        defaultValue={typed(state, "clientId")}
        autoComplete="off"
        spellCheck={false}
        required
      />
      {(["clientSecret", "subscriptionKey"] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(name)}
          error={fieldError(state, name)}
          {...hidden}
          required
        />
      ))}
      <TextField
        name="subscriptionKeySecondary"
        label={t("subscriptionKeySecondary")}
        hint={t("secondaryHint")}
        error={fieldError(state, "subscriptionKeySecondary")}
        {...hidden}
      />
    </>
  );
}
