"use client";

import { useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { ActionDialog, type DialogProps } from "./action-dialog";
import { cancelAction } from "./actions";
import { ReasonField } from "./reason-field";
import { useOutcome } from "./use-outcome";

/** Cancelling always concerns the whole remainder, so there is no amount to choose; the dialog says what the customer sees. */
export function CancelDialog({
  most,
  merchant,
  payment,
  version,
  approved,
  onClose,
}: DialogProps): JSX.Element {
  const t = useTranslations("transactions.cancel");
  const locale = languageOf(useLocale());
  const { state, submit, pending, intent } = useFormAction(cancelAction.bind(null, merchant));
  const outcome = useOutcome(state, onClose, "cancel");
  const amount = formatMoney(most, locale);
  return (
    <ActionDialog title={t("title")} onClose={onClose}>
      <form action={submit} className="grid gap-4">
        <input type="hidden" name="idempotencyKey" value={intent} />
        <input type="hidden" name="payment" value={payment} />
        <input type="hidden" name="seenVersion" value={version} />
        <p className="text-sm">{t(approved ? "explain" : "explainRequest", { amount })}</p>
        <ReasonField initial={typed(state, "reason")} />
        <FormMessage message={outcome.message} tone={outcome.tone} />
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" className="button button--ghost" onClick={onClose}>
            {t("keep")}
          </button>
          <button
            type="submit"
            className="button button--danger"
            disabled={pending || outcome.rests || intent === ""}
          >
            {pending ? t("working") : t("confirm", { amount })}
          </button>
        </div>
      </form>
    </ActionDialog>
  );
}
