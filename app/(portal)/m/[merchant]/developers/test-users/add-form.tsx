"use client";

import { useTranslations } from "next-intl";
import { type JSX, useId } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import { IDENTITY_COUNTRIES, type IdentityCountry } from "@/lib/domain/national-identity";
import { LONGEST_TEST_NAME } from "@/lib/domain/test-user";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { addTestUserAction } from "./actions";

type AddFormProps = { merchant: string; country: IdentityCountry; full: boolean };

/** Name, country and age are chosen; the numbers come from the platform. */
export function AddForm({ merchant, country, full }: AddFormProps): JSX.Element {
  const t = useTranslations("testUsers");
  const common = useTranslations("common");
  const id = useId();
  const { state, submit, pending, intent } = useFormAction(addTestUserAction.bind(null, merchant));
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="idempotencyKey" value={intent} />
      {full ? (
        <p className="text-sm text-muted">{t("full")}</p>
      ) : (
        <>
          <TextField
            name="name"
            label={t("name")}
            error={fieldError(state, "name")}
            defaultValue={typed(state, "name")}
            maxLength={LONGEST_TEST_NAME}
            autoComplete="off"
            required
          />
          <div className="grid gap-1">
            <label htmlFor={id} className="text-sm font-medium">
              {t("country")}
            </label>
            <select id={id} name="country" className="input" defaultValue={typed(state, "country", country)}>
              {IDENTITY_COUNTRIES.map((one) => (
                <option key={one} value={one}>
                  {t(`countries.${one}`)}
                </option>
              ))}
            </select>
          </div>
          <TextField
            name="birthDate"
            type="date"
            label={t("birthDate")}
            hint={t("birthDateHint")}
            error={fieldError(state, "birthDate")}
            defaultValue={typed(state, "birthDate")}
          />
        </>
      )}
      <FormOutcome state={state} done={t("added")} />
      {full ? null : (
        <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
          {pending ? common("working") : t("submit")}
        </button>
      )}
    </form>
  );
}
