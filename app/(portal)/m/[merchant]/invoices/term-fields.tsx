"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ChoiceField } from "@/components/choice-field";
import { TextField } from "@/components/text-field";
import { TickField } from "@/components/tick-field";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import type { InvoiceFormProps } from "./invoice-texts";

type TermFieldsProps = Pick<InvoiceFormProps, "units" | "kinds" | "today" | "values"> & { state: FormState };

/** Through which unit, until when, and how a bank transfer is to be marked. */
export function TermFields({ units, kinds, today, values, state }: TermFieldsProps): JSX.Element {
  const t = useTranslations("invoices.form");
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-2">
      <legend className="mb-2 text-base font-semibold">{t("terms")}</legend>
      <ChoiceField
        name="msn"
        label={t("unit")}
        value={typed(state, "msn", values.msn)}
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
      <BankFields kinds={kinds} values={values} state={state} />
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
      <div className="sm:col-span-2">
        <TickField
          name="remindsAlone"
          label={t("remindsAlone")}
          means={t("remindsAloneHint")}
          defaultChecked={values.remindsAlone}
        />
      </div>
    </fieldset>
  );
}

type BankFieldsProps = Pick<TermFieldsProps, "kinds" | "values" | "state">;

/** For customers who pay by bank: to which account, and with which reference. */
function BankFields({ kinds, values, state }: BankFieldsProps): JSX.Element {
  const t = useTranslations("invoices.form");
  const kind = useTranslations("invoices.kind");
  const field = (name: "reference" | "bankAccount") => ({
    name,
    defaultValue: typed(state, name, values[name]),
    error: fieldError(state, name),
    maxLength: 40,
    autoComplete: "off",
  });
  return (
    <>
      <ChoiceField
        name="referenceKind"
        label={t("reference")}
        value={typed(state, "referenceKind", values.referenceKind)}
        options={kinds.map((one) => [one, kind(one)])}
      />
      <TextField {...field("reference")} label={t("ownReference")} hint={t("ownReferenceHint")} />
      <TextField {...field("bankAccount")} label={t("bankAccount")} hint={t("bankAccountHint")} />
    </>
  );
}
