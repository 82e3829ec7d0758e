"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { CodeField } from "../../../profile/security/code-field";
import { showFactorAction } from "./actions";

/** The second step: a code of the app, or one of the recovery codes. */
export function CodeForm({ next }: { next: string }): JSX.Element {
  const t = useTranslations("security");
  const { state, submit, pending } = useFormAction(showFactorAction);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormOutcome state={state} />
      <input type="hidden" name="next" value={next} />
      <CodeField label={t("code")} hint={t("codeHint")} />
      <button type="submit" className="button button--primary w-fit" disabled={pending}>
        {t("goOn")}
      </button>
    </form>
  );
}
