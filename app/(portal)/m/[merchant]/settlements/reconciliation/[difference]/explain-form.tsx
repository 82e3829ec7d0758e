"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextArea } from "@/components/text-area";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { explainBreakAction, reopenBreakAction } from "../actions";

type ExplainFormProps = { merchant: string; difference: string; waiting: boolean };

/** Why it is as it should be; or that this was said too early. */
export function ExplainForm({ merchant, difference, waiting }: ExplainFormProps): JSX.Element {
  const t = useTranslations("reconciliation");
  const explain = useFormAction(explainBreakAction.bind(null, merchant));
  const reopen = useFormAction(reopenBreakAction.bind(null, merchant));
  return (
    <section className="grid gap-3 rounded-2xl bg-surface p-5 shadow-surface">
      {waiting ? (
        <form action={explain.submit} className="grid gap-3">
          <input type="hidden" name="difference" value={difference} />
          <TextArea
            name="reason"
            label={t("reason")}
            hint={t("reasonHint")}
            maxLength={500}
            rows={3}
            required
            error={fieldError(explain.state, "reason")}
            defaultValue={typed(explain.state, "reason")}
          />
          <button
            type="submit"
            className="button button--primary justify-self-start"
            disabled={explain.pending}
          >
            {t("explain")}
          </button>
        </form>
      ) : (
        <form action={reopen.submit}>
          <input type="hidden" name="difference" value={difference} />
          <button type="submit" className="button button--outline" disabled={reopen.pending}>
            {t("reopen")}
          </button>
        </form>
      )}
      {waiting ? (
        <FormOutcome state={reopen.state} done={t("reopened")} />
      ) : (
        <FormOutcome state={explain.state} done={t("explained")} />
      )}
      {waiting && explain.state.status !== "done" ? <FormOutcome state={explain.state} /> : null}
      {!waiting && reopen.state.status !== "done" ? <FormOutcome state={reopen.state} /> : null}
    </section>
  );
}
