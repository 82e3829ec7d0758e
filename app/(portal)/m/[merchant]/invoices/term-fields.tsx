"use client";

import { useTranslations } from "next-intl";
import { type JSX, useId } from "react";
import { TextField } from "@/components/text-field";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import type { InvoiceFormProps } from "./invoice-texts";

type TermFieldsProps = Pick<InvoiceFormProps, "units" | "kinds" | "today" | "values"> & { state: FormState };

/** Through which unit, until when, and how a bank transfer is to be marked. */
export function TermFields({ units, kinds, today, values, state }: TermFieldsProps): JSX.Element {
  const t = useTranslations("invoices.form");
  const kind = useTranslations("invoices.kind");
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-2">
      <legend className="mb-2 text-base font-semibold">{t("terms")}</legend>
      <Choice
        name="msn"
        label={t("unit")}
        chosen={typed(state, "msn", values.msn)}
        options={units.map(({ msn, name }) => [msn, name])}
      />
      <TextField
        name="dueDay"
        type="date"
        label={t("dueDay")}
        min={today}
        defaultValue={typed(state, "dueDay", values.dueDay)}
        error={fieldError(state, "dueDay")}
        required
      />
      <Choice
        name="referenceKind"
        label={t("reference")}
        chosen={typed(state, "referenceKind", values.referenceKind)}
        options={kinds.map((one) => [one, kind(one)])}
      />
      <TextField
        name="bankAccount"
        label={t("bankAccount")}
        hint={t("bankAccountHint")}
        defaultValue={typed(state, "bankAccount", values.bankAccount)}
        error={fieldError(state, "bankAccount")}
        maxLength={40}
        autoComplete="off"
      />
      <div className="sm:col-span-2">
        <TextField
          name="message"
          label={t("message")}
          defaultValue={typed(state, "message", values.message)}
          error={fieldError(state, "message")}
          maxLength={500}
          autoComplete="off"
        />
      </div>
      <Reminding chosen={values.remindsAlone} />
    </fieldset>
  );
}

function Reminding({ chosen }: { chosen: boolean }): JSX.Element {
  const t = useTranslations("invoices.form");
  const id = useId();
  return (
    <div className="flex items-start gap-3 text-sm sm:col-span-2">
      <input
        id={id}
        type="checkbox"
        name="remindsAlone"
        value="1"
        defaultChecked={chosen}
        aria-describedby={`${id}-means`}
        className="mt-0.5 size-4 accent-accent"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {t("remindsAlone")}
        </label>
        <p id={`${id}-means`} className="text-xs text-muted">
          {t("remindsAloneHint")}
        </p>
      </div>
    </div>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  chosen: string;
  options: readonly (readonly [value: string, text: string])[];
};

function Choice({ name, label, chosen, options }: ChoiceProps): JSX.Element {
  return (
    <label className="grid content-start gap-1 text-sm font-medium">
      {label}
      <select name={name} defaultValue={chosen} className="input h-10 w-full min-w-0 text-sm">
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
