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
  /** What an organisation number is called in the company’s country. */
  numberName: string;
  partner?: { readonly id: string; readonly name: string; readonly units: readonly string[] };
};

/** Which sales units a partner may read. */
export function PartnerForm({
  merchant,
  version,
  units,
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
        </div>
      )}
      <fieldset className="grid gap-2 text-sm sm:grid-cols-2">
        <legend className="mb-1 text-muted">
          {partner ? `${partner.name}: ${t("mayRead")}` : t("mayRead")}
        </legend>
        {units.map(({ msn, name }) => (
          <label key={msn} className="flex items-center gap-2">
            <input
              type="checkbox"
              name="unit"
              value={msn}
              defaultChecked={partner?.units.includes(msn) ?? false}
              className="size-4"
            />
            <span className="min-w-0 break-words">
              {name} <span className="tabular text-muted">{msn}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <FormOutcome state={state} done={t("saved")} />
      <button type="submit" className="button button--outline w-fit" disabled={pending || intent === ""}>
        {partner ? t("save") : t("add")}
      </button>
    </form>
  );
}
