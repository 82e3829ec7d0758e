"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { switchSubscriptionAction } from "../actions";

type DeleteProps = { merchant: string; id: string; name: string };

/** Says what it does before its button. */
export function DeleteSubscription({ merchant, id, name }: DeleteProps): JSX.Element {
  const t = useTranslations("subscriptions");
  const { state, submit, pending } = useFormAction(switchSubscriptionAction.bind(null, merchant));
  return (
    <details className="rounded-2xl bg-surface p-5 shadow-surface">
      <summary className="cursor-pointer text-sm font-medium">{t("act.delete")}</summary>
      <form action={submit} className="mt-3 grid gap-3 text-sm">
        <input type="hidden" name="subscription" value={id} />
        <input type="hidden" name="state" value="deleted" />
        <p className="max-w-prose">{t("act.deleteMeans")}</p>
        <FormOutcome state={state} />
        <button type="submit" className="button button--danger justify-self-start" disabled={pending}>
          {t("act.deleteNamed", { name })}
        </button>
      </form>
    </details>
  );
}
