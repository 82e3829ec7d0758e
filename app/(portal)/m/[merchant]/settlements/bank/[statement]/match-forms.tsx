"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ChoiceField } from "@/components/choice-field";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { matchLineAction, undoMatchAction } from "../actions";

type Choices = readonly (readonly [payout: string, text: string])[];

type MatchFormProps = {
  merchant: string;
  line: string;
  /** The likeliest first. */
  choices: Choices;
  /** The one that stands there already; else a person looks for it first. */
  value: string | undefined;
};

/** Says which payout a line is. */
export function MatchForm({ merchant, line, choices, value }: MatchFormProps): JSX.Element {
  const t = useTranslations("reconciliation.bank");
  const { state, submit, pending } = useFormAction(matchLineAction.bind(null, merchant));
  return (
    <form action={submit} className="grid min-w-0 gap-2">
      <input type="hidden" name="bankLine" value={line} />
      <span className="flex min-w-0 flex-wrap items-end gap-2">
        <ChoiceField
          name="payout"
          label={t("payout")}
          value={value ?? ""}
          options={value ? choices : [["", t("choosePayout")], ...choices]}
          required
        />
        <button type="submit" className="button button--outline" disabled={pending}>
          {t("match")}
        </button>
      </span>
      <FormOutcome state={state} done={t("matchDone")} />
    </form>
  );
}

/** Takes the payout off a line again. */
export function UndoForm({ merchant, line }: { merchant: string; line: string }): JSX.Element {
  const t = useTranslations("reconciliation.bank");
  const { state, submit, pending } = useFormAction(undoMatchAction.bind(null, merchant));
  return (
    <form action={submit} className="grid gap-2">
      <input type="hidden" name="bankLine" value={line} />
      <button type="submit" className="button button--sm button--ghost" disabled={pending}>
        {t("undo")}
      </button>
      <FormOutcome state={state} done={t("undone")} />
    </form>
  );
}
