"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { useFormAction } from "@/lib/web/use-form-action";
import { checkAction } from "./actions";

/** Asks the platform how things stand, at once. */
export function CheckButton({ merchant, payment }: { merchant: string; payment: string }): JSX.Element {
  const t = useTranslations("transactions.check");
  const { state, submit, pending } = useFormAction(checkAction.bind(null, merchant));
  const said = state.status === "refused" ? state.message : state.status === "done" ? t("done") : "";
  return (
    <form action={submit} className="flex items-center gap-3">
      <input type="hidden" name="payment" value={payment} />
      <span aria-live="polite" className="text-xs text-muted">
        {said}
      </span>
      <button type="submit" className="button button--sm button--outline" disabled={pending}>
        {pending ? t("working") : t("button")}
      </button>
    </form>
  );
}
