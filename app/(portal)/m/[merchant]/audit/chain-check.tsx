"use client";

import { useTranslations } from "next-intl";
import { type JSX, useEffect, useRef } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { useFormAction } from "@/lib/web/use-form-action";
import { checkChainAction } from "./actions";

/** Walks the chain step by step: while there is more, it sends itself again from where it stopped. */
export function ChainCheck({ merchant }: { merchant: string }): JSX.Element {
  const t = useTranslations("chain");
  const form = useRef<HTMLFormElement>(null);
  const { state, submit, pending } = useFormAction(checkChainAction.bind(null, merchant));
  const found = state.status === "done" ? state.value : undefined;
  const checked = found?.kind === "further" ? found.checked : 0;
  useEffect(() => {
    if (checked > 0) form.current?.requestSubmit();
  }, [checked]);
  const busy = pending || checked > 0;
  return (
    <section
      aria-labelledby="chain"
      className="mt-5 grid gap-3 rounded-2xl bg-surface p-4 shadow-surface sm:p-5"
    >
      <h2 id="chain" className="text-base font-semibold">
        {t("title")}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t("text")}</p>
      {found?.kind === "broken" ? <FormMessage message={t("broken", { at: found.at })} /> : null}
      {found?.kind === "broken" ? null : (
        <FormOutcome
          state={found?.kind === "further" ? { status: "idle" } : state}
          {...(found?.kind === "whole" && { done: t("whole", { count: found.rows }) })}
        />
      )}
      <form ref={form} action={submit} className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="after" value={checked} />
        <button type="submit" className="button button--outline" disabled={busy}>
          {t("button")}
        </button>
        {checked > 0 ? <p className="text-sm text-muted">{t("running", { count: checked })}</p> : null}
      </form>
    </section>
  );
}
