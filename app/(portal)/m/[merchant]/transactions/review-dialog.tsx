"use client";

import { useLocale, useTranslations } from "next-intl";
import { type JSX, useEffect, useRef } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { notify } from "@/components/feedback/notice";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { Money } from "@/lib/domain/money";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { ActionDialog } from "./action-dialog";
import { reviewAction } from "./actions";

type ReviewDialogProps = {
  merchant: string;
  operation: string;
  amount: Money;
  happened: boolean;
  onClose: () => void;
};

/** The second look before a person's word stands for the platform's. */
export function ReviewDialog({
  merchant,
  operation,
  amount,
  happened,
  onClose,
}: ReviewDialogProps): JSX.Element {
  const t = useTranslations("transactions.review");
  const locale = languageOf(useLocale());
  const { state, submit, pending } = useFormAction(reviewAction.bind(null, merchant));
  const message = useVerdict(state, onClose);
  const explain = happened ? "explainHappened" : "explainNotHappened";
  return (
    <ActionDialog title={t(happened ? "titleHappened" : "titleNotHappened")} onClose={onClose}>
      <form action={submit} className="grid gap-4">
        <input type="hidden" name="operation" value={operation} />
        <input type="hidden" name="happened" value={happened ? "yes" : "no"} />
        <p className="text-sm">{t(explain, { amount: formatMoney(amount, locale) })}</p>
        <HowKnown state={state} />
        <FormMessage message={message} tone="danger" />
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" className="button button--ghost" onClick={onClose}>
            {t("keep")}
          </button>
          <button
            type="submit"
            className={`button ${happened ? "button--primary" : "button--danger"}`}
            disabled={pending}
          >
            {t(pending ? "working" : happened ? "confirmHappened" : "confirmNotHappened")}
          </button>
        </div>
      </form>
    </ActionDialog>
  );
}

function HowKnown({ state }: { state: FormState }): JSX.Element {
  const t = useTranslations("transactions.review");
  const wrong = fieldError(state, "reason");
  return (
    <label className="grid gap-1 text-sm">
      <span>{t("reason")}</span>
      <input
        className="input"
        name="reason"
        maxLength={200}
        defaultValue={typed(state, "reason")}
        autoComplete="off"
        aria-invalid={wrong ? true : undefined}
        aria-describedby="how-known"
      />
      <span id="how-known" className={wrong ? "text-xs text-danger" : "text-xs text-muted"}>
        {wrong ?? t("reasonHint")}
      </span>
    </label>
  );
}

/** What to say about the answer. Once it is kept the dialog closes, and a toast tells. */
function useVerdict(state: FormState, onClose: () => void): string | undefined {
  const t = useTranslations("transactions.review");
  const failures = useTranslations("failures");
  const close = useRef(onClose);
  close.current = onClose;
  const done = state.status === "done";
  useEffect(() => {
    if (!done) return;
    notify(t("done"));
    close.current();
  }, [done, t]);
  if (state.status === "unreachable") return failures("unreachable");
  return state.status === "refused" && !fieldError(state, "reason") ? state.message : undefined;
}
