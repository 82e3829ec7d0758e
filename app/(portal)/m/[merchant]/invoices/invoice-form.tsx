"use client";

import { useTranslations } from "next-intl";
import { type JSX, useRef } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { fieldError } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { saveInvoiceAction } from "./actions";
import { BeginWithPdf } from "./begin-with-pdf";
import { CustomerFields } from "./customer-fields";
import { fillFields } from "./fill-fields";
import type { InvoiceFormProps } from "./invoice-texts";
import { LineFields } from "./line-fields";
import { TermFields } from "./term-fields";

/** The form of a draft. What it says is settled only when it is sent, on the page that follows. */
export function InvoiceForm(props: InvoiceFormProps): JSX.Element {
  const { merchant, country, currency, units, kinds, today, values, invoice } = props;
  const t = useTranslations("invoices.form");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(saveInvoiceAction.bind(null, merchant));
  const hidden = { idempotencyKey: intent, invoice: invoice ?? "", country, currency };
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      action={submit}
      className="grid max-w-3xl gap-6 rounded-2xl bg-surface p-5 shadow-surface"
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {invoice === undefined ? (
        <BeginWithPdf
          merchant={merchant}
          currency={currency}
          error={fieldError(state, "pdf")}
          onFill={(fields) => fillFields(form.current, fields)}
        />
      ) : null}
      <CustomerFields values={values} state={state} />
      <LineFields lines={values.lines} currency={currency} state={state} />
      <TermFields units={units} kinds={kinds} today={today} values={values} state={state} />
      <FormOutcome state={state} />
      <button
        type="submit"
        className="button button--primary justify-self-start"
        disabled={pending || !intent}
      >
        {pending ? common("working") : t("save")}
      </button>
    </form>
  );
}
