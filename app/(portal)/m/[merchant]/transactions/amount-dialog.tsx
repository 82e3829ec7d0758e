"use client";

import { useLocale, useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { MoneyInput } from "@/components/money/money-input";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { exceeds, type Money, subtract } from "@/lib/domain/money";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { ActionDialog, type DialogProps } from "./action-dialog";
import { captureAction, refundAction } from "./actions";
import { ReasonField } from "./reason-field";
import { useOutcome } from "./use-outcome";

/** Capture or refund: all of it unless told otherwise, with what remains afterwards, and the amount on the button. */
export function AmountDialog({
  kind,
  most,
  ...dialog
}: DialogProps & { kind: "capture" | "refund" }): JSX.Element {
  const t = useTranslations(`transactions.${kind}`);
  const locale = languageOf(useLocale());
  const { merchant, payment, version, currency, onClose } = dialog;
  const { state, submit, pending, intent } = useFormAction(
    (kind === "capture" ? captureAction : refundAction).bind(null, merchant),
  );
  const [amount, setAmount] = useState<Money | undefined>(most);
  const outcome = useOutcome(state, onClose, kind);
  const fits = amount !== undefined && amount.minor > 0 && !exceeds(amount, most);
  const error = fieldError(state, "amount");
  return (
    <ActionDialog title={t("title")} onClose={onClose}>
      <form action={submit} className="grid gap-4">
        <input type="hidden" name="idempotencyKey" value={intent} />
        <input type="hidden" name="payment" value={payment} />
        <input type="hidden" name="seenVersion" value={version} />
        <input type="hidden" name="currency" value={currency} />
        <p className="text-sm text-muted">{t("explain")}</p>
        <MoneyInput
          name="amount"
          label={t("amount")}
          currency={currency}
          initial={typed(state, "amount") || most}
          max={most}
          autoFocus
          onAmount={setAmount}
          {...(error ? { error } : {})}
        />
        <p className="tabular text-sm text-muted" aria-live="polite">
          {t("leaves", {
            amount: formatMoney(fits ? subtract(most, amount) : most, locale),
            most: formatMoney(most, locale),
          })}
        </p>
        <ReasonField initial={typed(state, "reason")} />
        <FormMessage message={outcome.message} tone={outcome.tone} />
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" className="button button--ghost" onClick={onClose}>
            {t("keep")}
          </button>
          <button
            type="submit"
            className="button button--primary"
            disabled={pending || !fits || outcome.rests || intent === ""}
          >
            {pending ? t("working") : t("confirm", { amount: fits ? formatMoney(amount, locale) : "" })}
          </button>
        </div>
      </form>
    </ActionDialog>
  );
}
