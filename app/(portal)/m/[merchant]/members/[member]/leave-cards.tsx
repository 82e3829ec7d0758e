"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { FormState } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { forgetAction, removeAction } from "../actions";

type LeaveCardsProps = {
  merchant: string;
  member: string;
  name: string;
  state: "active" | "invited" | "former";
};

/** Taking access away, and forgetting who it was: two things, each with what it does said before its button. */
export function LeaveCards({ merchant, member, name, state }: LeaveCardsProps): JSX.Element {
  const t = useTranslations("members");
  const remove = useFormAction(removeAction.bind(null, merchant));
  const forget = useFormAction(forgetAction.bind(null, merchant));
  const common = { member, name };
  const kind = state === "invited" ? "withdraw" : "remove";
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      {state === "former" ? null : (
        <LeaveCard {...common} {...remove} kind={kind} title={t(`${kind}.title`)} />
      )}
      <LeaveCard {...common} {...forget} kind="forget" title={t("forget.title")} />
    </div>
  );
}

type LeaveCardProps = {
  kind: "remove" | "withdraw" | "forget";
  title: string;
  member: string;
  name: string;
  state: FormState;
  submit: (form: FormData) => void;
  pending: boolean;
};

function LeaveCard({ kind, title, member, name, state, submit, pending }: LeaveCardProps): JSX.Element {
  const t = useTranslations("members");
  return (
    <details className="card card--default p-5">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <form action={submit} className="mt-3 grid gap-3 text-sm">
        <input type="hidden" name="member" value={member} />
        <p>{t(`${kind}.text`, { name })}</p>
        <FormOutcome state={state} />
        <button type="submit" className="button button--danger justify-self-start" disabled={pending}>
          {t(`${kind}.button`, { name })}
        </button>
      </form>
    </details>
  );
}
