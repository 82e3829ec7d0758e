"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { RefreshWhile } from "../../requests/refresh-while";
import { askCheckAction } from "./actions";

type CheckButtonProps = { merchant: string; checking: boolean };

/** Asks for the comparison now; while one is under way, the page follows it. */
export function CheckButton({ merchant, checking }: CheckButtonProps): JSX.Element {
  const t = useTranslations("reconciliation");
  const { state, submit, pending } = useFormAction(askCheckAction.bind(null, merchant));
  return (
    <form action={submit} className="grid justify-items-end gap-2">
      {checking ? <RefreshWhile everyMs={3_000} /> : null}
      <button type="submit" className="button button--outline" disabled={pending || checking}>
        {t(checking ? "checking" : "checkNow")}
      </button>
      {checking || state.status !== "done" ? (
        <FormOutcome state={state} {...(checking ? { done: t("checkAsked") } : {})} />
      ) : null}
    </form>
  );
}
