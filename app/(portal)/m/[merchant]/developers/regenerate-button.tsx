"use client";

import { useTranslations } from "next-intl";
import { type JSX, useEffect, useEffectEvent, useId, useRef } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { ApiKey } from "@/lib/domain/api-key";
import { useFormAction } from "@/lib/web/use-form-action";
import { regenerateKeyAction } from "./actions";

export type Renew = { merchant: string; msn: string; which: ApiKey; onDone: () => void };

/** Makes one key anew, after a dialog that says what becomes of the former one. */
export function RegenerateButton({ name, ...renew }: Renew & { name: string }): JSX.Element {
  const t = useTranslations("developers.regenerate");
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  return (
    <>
      <button
        type="button"
        className="button button--ghost button--sm"
        aria-label={t("of", { name })}
        onClick={() => dialog.current?.showModal()}
      >
        {t("button")}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={title}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-2xl bg-overlay p-5 text-foreground shadow-overlay backdrop:bg-backdrop"
      >
        <h2 id={title} className="mb-3 font-semibold break-words">
          {t("title", { name })}
        </h2>
        <RegenerateForm {...renew} onClose={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

function RegenerateForm({
  merchant,
  msn,
  which,
  onDone,
  onClose,
}: Renew & { onClose: () => void }): JSX.Element {
  const t = useTranslations("developers.regenerate");
  const common = useTranslations("common");
  const { state, submit, pending } = useFormAction(regenerateKeyAction.bind(null, merchant));
  const answer = state.status === "done" ? state.answer : undefined;
  const tell = useEffectEvent(onDone);
  useEffect(() => {
    if (answer) tell();
  }, [answer]);
  const over = state.status === "done" || state.status === "unknown";
  return (
    <form action={submit} className="grid gap-3 text-sm">
      <input type="hidden" name="msn" value={msn} />
      <input type="hidden" name="key" value={which} />
      {over ? null : (
        <>
          <p>{t("effect1")}</p>
          <p>{t("effect2")}</p>
          <p>{t("effect3")}</p>
          <p className="text-xs text-muted">{t("rule")}</p>
        </>
      )}
      <FormOutcome state={state} done={t("done")} />
      <FormMessage tone="warning" message={state.status === "unknown" ? t("unknown") : undefined} />
      <div className="flex flex-wrap gap-2">
        {over ? null : (
          <button type="submit" className="button button--danger" disabled={pending}>
            {pending ? common("working") : t("do")}
          </button>
        )}
        <button type="button" className="button button--outline" onClick={onClose}>
          {over ? common("close") : common("cancel")}
        </button>
      </div>
    </form>
  );
}
