"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { confirmCompanyAction } from "./actions";

export function ConfirmForm({ merchant, version }: { merchant: string; version: number }): JSX.Element {
  const t = useTranslations("company");
  const { state, submit, pending } = useFormAction(confirmCompanyAction.bind(null, merchant));
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="seenVersion" value={version} />
      <FormOutcome state={state} done={t("confirmed")} />
      <button type="submit" className="button button--primary w-fit" disabled={pending}>
        {t("confirmButton")}
      </button>
    </form>
  );
}
