"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { changePartnerAccessAction } from "./actions";
import { CompanyField } from "./company-field";

type PartnerFormProps = {
  merchant: string;
  version: number;
  units: readonly { readonly msn: string; readonly name: string }[];
  /** A partner that is there already; else a new one is added. */
  /** Whom one may make read for the partner. */
  readers: readonly { readonly id: string; readonly name: string }[];
  /** What an organisation number is called in the company’s country. */
  numberName: string;
  partner?: {
    readonly id: string;
    readonly name: string;
    readonly units: readonly string[];
    readonly people: readonly string[];
  };
};

/** Which sales units a partner may read, and who reads for it. */
export function PartnerForm({
  merchant,
  version,
  units,
  readers,
  numberName,
  partner,
}: PartnerFormProps): JSX.Element {
  const t = useTranslations("company");
  const { state, submit, pending, intent } = useFormAction(changePartnerAccessAction.bind(null, merchant));
  return (
    <form
      action={submit}
      key={state.status === "done" ? state.answer : "draft"}
      className="grid gap-3 border-t border-separator pt-4"
    >
      <input type="hidden" name="seenVersion" value={version} />
      <input type="hidden" name="idempotencyKey" value={intent} />
      {partner ? (
        <input type="hidden" name="partner" value={partner.id} />
      ) : (
        <div className="grid gap-3 sm:grid-cols-2">
          <CompanyField
            label={t("newPartner")}
            name="name"
            field="fresh.name"
            maxLength={100}
            state={state}
          />
          <CompanyField label={numberName} name="organisationNumber" maxLength={30} state={state} />
          <CompanyField label={t("email")} name="email" field="fresh.email" maxLength={254} state={state} />
        </div>
      )}
      <Choices
        legend={partner ? `${partner.name}: ${t("mayRead")}` : t("mayRead")}
        name="unit"
        choices={units.map(({ msn, name }) => ({ value: msn, label: `${name} ${msn}` }))}
        chosen={partner?.units ?? []}
      />
      <Choices
        legend={partner ? `${partner.name}: ${t("readers")}` : t("readers")}
        hint={t("readersHint")}
        name="person"
        choices={readers.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={partner?.people ?? []}
      />
      <FormOutcome state={state} done={t("saved")} />
      <button type="submit" className="button button--outline w-fit" disabled={pending || intent === ""}>
        {partner ? t("save") : t("add")}
      </button>
    </form>
  );
}

type ChoicesProps = {
  legend: string;
  hint?: string;
  name: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  chosen: readonly string[];
};

function Choices({ legend, hint, name, choices, chosen }: ChoicesProps): JSX.Element {
  return (
    <fieldset className="grid min-w-0 gap-2 text-sm sm:grid-cols-2">
      <legend className="mb-1 text-muted">{legend}</legend>
      {hint ? <p className="text-xs text-muted sm:col-span-full">{hint}</p> : null}
      {choices.map(({ value, label }) => (
        <label key={value} className="flex items-center gap-2">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            className="size-4"
          />
          <span className="min-w-0 break-words">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
