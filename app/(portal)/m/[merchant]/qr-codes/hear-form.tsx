"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { hearCheckInsAction } from "./actions";

export function HearForm({ merchant, msn }: { merchant: string; msn: string }): JSX.Element {
  const t = useTranslations("qr.checkIns");
  const { state, submit, pending } = useFormAction(hearCheckInsAction.bind(null, merchant));
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="msn" value={msn} />
      <p className="text-muted">{t("startMeans")}</p>
      <FormOutcome state={state} done={t("started")} />
      <button type="submit" className="button button--outline justify-self-start" disabled={pending}>
        {t("start")}
      </button>
    </form>
  );
}
