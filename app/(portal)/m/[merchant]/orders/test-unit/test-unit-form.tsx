"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import { TickField } from "@/components/tick-field";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { addTestUnitAction } from "../actions";
import { NameField } from "../name-field";

const OPTIONS = ["skipLandingPage", "recurring", "directCapture"] as const;

/** What can be said of a test unit: all of it now, nothing later. */
export function TestUnitForm({ merchant }: { merchant: string }): JSX.Element {
  const t = useTranslations("orders.testUnit");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(addTestUnitAction.bind(null, merchant));
  return (
    <form action={submit} className="grid max-w-xl gap-5 rounded-2xl bg-surface p-5 shadow-surface">
      <input type="hidden" name="idempotencyKey" value={intent} />
      <NameField label={t("name")} defaultValue={typed(state, "name")} error={fieldError(state, "name")} />
      <TextField
        name="partner"
        label={t("partner")}
        hint={t("partnerHint")}
        error={fieldError(state, "partner")}
        defaultValue={typed(state, "partner")}
        maxLength={80}
        autoComplete="off"
      />
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-sm font-medium">{t("options")}</legend>
        {OPTIONS.map((option) => (
          <TickField
            key={option}
            name={option}
            label={t(option)}
            means={t(`${option}Means`)}
            defaultChecked={typed(state, option) === "1"}
          />
        ))}
      </fieldset>
      <p className="text-sm text-muted">
        {t("fixed")} {t("comes")}
      </p>
      <FormOutcome state={state} />
      <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
        {pending ? common("working") : t("create")}
      </button>
    </form>
  );
}
