"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { MoneyInput } from "@/components/money/money-input";
import { TextField } from "@/components/text-field";
import type { Money } from "@/lib/domain/money";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { registerPaymentAction } from "./actions";

type PaymentFormProps = { merchant: string; invoice: string; outstanding: Money };

/** Money that came in elsewhere: by bank, or at the counter. */
export function PaymentForm({ merchant, invoice, outstanding }: PaymentFormProps): JSX.Element {
  const t = useTranslations("invoices.action");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(registerPaymentAction.bind(null, merchant));
  const error = fieldError(state, "amount");
  return (
    <form action={submit} className="rounded-2xl bg-surface p-5 shadow-surface">
      <input type="hidden" name="idempotencyKey" value={intent} />
      <input type="hidden" name="invoice" value={invoice} />
      <input type="hidden" name="currency" value={outstanding.currency} />
      <details>
        <summary className="cursor-pointer text-sm font-medium">{t("register")}</summary>
        <div className="mt-3 grid gap-3">
          <p className="text-sm text-muted">{t("registerHint")}</p>
          <MoneyInput
            name="amount"
            label={t("amount")}
            currency={outstanding.currency}
            initial={typed(state, "amount") || outstanding}
            max={outstanding}
            {...(error && { error })}
          />
          <TextField name="note" label={t("note")} defaultValue={typed(state, "note")} maxLength={200} />
          <FormOutcome state={state} done={t("registered")} />
          <button
            type="submit"
            className="button button--outline justify-self-start"
            disabled={pending || !intent}
          >
            {pending ? common("working") : t("registerNow")}
          </button>
        </div>
      </details>
    </form>
  );
}
