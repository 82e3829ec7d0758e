"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { ADDRESS_COUNTRIES, type Address } from "@/lib/domain/company-profile";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { editCompanyAction } from "./actions";
import { CompanyField } from "./company-field";

type DetailsFormProps = {
  merchant: string;
  version: number;
  business: Address | null;
  postal: Address | null;
  sells: string;
  /** Where the company is: what an empty address begins with. */
  country: string;
  countryNames: Readonly<Record<Address["country"], string>>;
};

/** Addresses and what the business sells, saved together. */
export function DetailsForm({ merchant, version, sells, ...rest }: DetailsFormProps): JSX.Element {
  const t = useTranslations("company");
  const { state, submit, pending } = useFormAction(editCompanyAction.bind(null, merchant));
  const wrong = fieldError(state, "sells");
  const common = { state, country: rest.country, countryNames: rest.countryNames };
  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="seenVersion" value={version} />
      <AddressFields name="business" legend={t("business")} address={rest.business} {...common} />
      <AddressFields
        name="postal"
        legend={t("postal")}
        hint={t("postalHint")}
        address={rest.postal}
        {...common}
      />
      <label className="grid gap-1 text-sm">
        <span className="font-medium">{t("sells")}</span>
        <span className="text-xs text-muted">{t("sellsHint")}</span>
        <textarea
          name="sells"
          rows={2}
          maxLength={500}
          className="input min-w-0"
          defaultValue={typed(state, "sells", sells)}
          aria-invalid={wrong ? true : undefined}
        />
        {wrong ? <span className="text-xs text-danger">{wrong}</span> : null}
      </label>
      <FormOutcome state={state} done={t("saved")} />
      <button type="submit" className="button button--primary w-fit" disabled={pending}>
        {t("save")}
      </button>
    </form>
  );
}

type AddressFieldsProps = Pick<DetailsFormProps, "country" | "countryNames"> & {
  name: "business" | "postal";
  legend: string;
  hint?: string;
  address: Address | null;
  state: FormState;
};

function AddressFields({ name, legend, hint, address, state, ...rest }: AddressFieldsProps): JSX.Element {
  const t = useTranslations("company");
  const field = (part: "street" | "postCode" | "city") => (
    <CompanyField
      label={t(part)}
      name={`${name}.${part}`}
      maxLength={100}
      defaultValue={address?.[part] ?? ""}
      state={state}
    />
  );
  return (
    <fieldset className="grid min-w-0 gap-3 sm:grid-cols-[2fr_1fr_1fr_1fr]">
      <legend className="mb-2 text-sm font-medium">
        {legend}
        {hint ? <span className="block text-xs font-normal text-muted">{hint}</span> : null}
      </legend>
      {field("street")}
      {field("postCode")}
      {field("city")}
      <label className="grid min-w-0 content-start gap-1 text-sm">
        <span className="font-medium">{t("country")}</span>
        <select
          name={`${name}.country`}
          className="input min-w-0"
          defaultValue={typed(state, `${name}.country`, address?.country ?? rest.country)}
        >
          {ADDRESS_COUNTRIES.map((code) => (
            <option key={code} value={code}>
              {rest.countryNames[code]}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
