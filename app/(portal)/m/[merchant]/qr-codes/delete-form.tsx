"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import { fieldError } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { deleteCodeAction } from "./actions";

type DeleteFormProps = { merchant: string; code: string; name: string };

/** Says what becomes of printed copies, and asks for the name, before there is no way back. */
export function DeleteForm({ merchant, code, name }: DeleteFormProps): JSX.Element {
  const t = useTranslations("qr.delete");
  const { state, submit, pending } = useFormAction(deleteCodeAction.bind(null, merchant));
  return (
    <details className="card card--default p-5">
      <summary className="cursor-pointer font-medium">{t("title")}</summary>
      <form
        className="mt-3 grid gap-3 text-sm"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          startTransition(() => submit(form));
        }}
      >
        <input type="hidden" name="qrCode" value={code} />
        <p>{t("means")}</p>
        <TextField
          name="typedName"
          label={t("type", { name })}
          error={fieldError(state, "typedName")}
          autoComplete="off"
        />
        {state.status === "unknown" ? <FormMessage message={t("unknown")} tone="warning" /> : null}
        <FormOutcome state={state} done={t("done")} />
        <button type="submit" className="button button--danger justify-self-start" disabled={pending}>
          {t("button")}
        </button>
      </form>
    </details>
  );
}
