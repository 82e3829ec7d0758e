"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { retryDeliveryAction } from "../actions";

/** Tries again what did not go out; whoever has it gets it no second time. */
export function RetryDelivery({ merchant, id }: { merchant: string; id: string }): JSX.Element {
  const t = useTranslations("subscriptions");
  const { state, submit, pending } = useFormAction(retryDeliveryAction.bind(null, merchant));
  return (
    <form action={submit} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="delivery" value={id} />
      <button type="submit" className="button button--sm button--outline" disabled={pending}>
        {t("act.retry")}
      </button>
      {state.status === "refused" || state.status === "unreachable" ? <FormOutcome state={state} /> : null}
    </form>
  );
}
