"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { renewCodesAction } from "./actions";
import { RecoveryCodes } from "./recovery-codes";

/** How many recovery codes are left, and the way to new ones. */
export function RecoveryState({ left }: { left: number }): JSX.Element {
  const t = useTranslations("security");
  const { state, submit, pending } = useFormAction(renewCodesAction);
  if (state.status === "done") return <RecoveryCodes codes={state.value.codes} next="/profile/security" />;
  return (
    <form action={submit} className="flex flex-col gap-3">
      <FormOutcome state={state} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className={left > 3 ? "text-sm" : "text-sm font-medium text-warning-soft-foreground"}>
          {t("recoveryLeft", { left })}
        </p>
        <button type="submit" className="button button--outline" disabled={pending}>
          {t("recoveryRenew")}
        </button>
      </div>
    </form>
  );
}
