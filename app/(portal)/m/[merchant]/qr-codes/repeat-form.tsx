"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { repeatBatchAction } from "./actions";

export function RepeatForm({ merchant, batch }: { merchant: string; batch: string }): JSX.Element {
  const t = useTranslations("qr.batch");
  const { state, submit, pending } = useFormAction(repeatBatchAction.bind(null, merchant));
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="batch" value={batch} />
      <FormOutcome state={state} />
      <button type="submit" className="button button--outline justify-self-start" disabled={pending}>
        {t("again")}
      </button>
    </form>
  );
}
