"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { cancelInvoiceAction, creditInvoiceAction, sendInvoiceAction } from "./actions";

const SEND = { send: sendInvoiceAction, cancel: cancelInvoiceAction };
type StepFormProps = { merchant: string; invoice: string; step: keyof typeof SEND | "credit" };

/** One press that moves the invoice on, with what it means beside it. */
export function StepForm({ step, ...rest }: StepFormProps): JSX.Element {
  return step === "credit" ? <CreditForm {...rest} /> : <PlainForm step={step} {...rest} />;
}

type PlainFormProps = Omit<StepFormProps, "step"> & { step: keyof typeof SEND };

function PlainForm({ merchant, invoice, step }: PlainFormProps): JSX.Element {
  const t = useTranslations("invoices.action");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(SEND[step].bind(null, merchant));
  const look = step === "send" ? "button--primary" : "button--outline";
  return (
    <form
      action={submit}
      className="grid justify-items-start gap-3 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <input type="hidden" name="idempotencyKey" value={intent} />
      <input type="hidden" name="invoice" value={invoice} />
      {step === "send" ? <p className="text-sm text-muted">{t("sendHint")}</p> : null}
      <FormOutcome state={state} />
      <button type="submit" className={`button ${look}`} disabled={pending}>
        {pending ? common("working") : t(step)}
      </button>
    </form>
  );
}

function CreditForm({ merchant, invoice }: Omit<StepFormProps, "step">): JSX.Element {
  const t = useTranslations("invoices.action");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(creditInvoiceAction.bind(null, merchant));
  return (
    <form action={submit} className="rounded-2xl bg-surface p-5 shadow-surface">
      <input type="hidden" name="idempotencyKey" value={intent} />
      <input type="hidden" name="invoice" value={invoice} />
      <details>
        <summary className="cursor-pointer text-sm font-medium">{t("credit")}</summary>
        <div className="mt-3 grid justify-items-start gap-3">
          <p className="text-sm text-muted">{t("creditHint")}</p>
          <FormOutcome state={state} />
          <button type="submit" className="button button--danger" disabled={pending || !intent}>
            {pending ? common("working") : t("creditNow")}
          </button>
        </div>
      </details>
    </form>
  );
}
