"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import type { MarketingConsents } from "@/lib/domain/marketing-consents";
import { LONGEST_ADDRESS } from "@/lib/domain/web-address";
import { type FormState, fieldError } from "@/lib/web/form-state";
import { saveMarketingAction } from "./actions";
import { choicesOf } from "./consent-choices";
import { ConsentPreview } from "./consent-preview";
import { ConsentTypes } from "./consent-types";
import { type Place, SetupForm } from "./setup-form";

type MarketingFormProps = { place: Place; company: string; consents: MarketingConsents | null };

/** What people are asked for while they sign in, beside what they will see. */
export function MarketingForm({ place, company, consents }: MarketingFormProps): JSX.Element {
  const t = useTranslations("login.marketing");
  return (
    <SetupForm place={place} action={saveMarketingAction} button={t("save")} done={t("saved")}>
      {(state) => <Fields state={state} company={company} consents={consents} />}
    </SetupForm>
  );
}

type FieldsProps = Omit<MarketingFormProps, "place"> & { state: FormState };

function Fields({ state, company, consents }: FieldsProps): JSX.Element {
  const t = useTranslations("login.marketing");
  const [choices, setChoices] = useState(choicesOf(consents));
  const link = (name: "termsUrl" | "privacyUrl") => (
    <TextField
      name={name}
      type="url"
      label={t(name)}
      hint={t("linkHint")}
      error={fieldError(state, name)}
      defaultValue={consents?.[name] ?? ""}
      maxLength={LONGEST_ADDRESS}
      autoComplete="off"
      required
    />
  );
  return (
    <>
      <ConsentTypes
        choices={choices}
        onChange={(type, choice) => setChoices({ ...choices, [type]: choice })}
      />
      {link("termsUrl")}
      {link("privacyUrl")}
      <ConsentPreview company={company} choices={choices} />
    </>
  );
}
