"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import type { CodeDetails } from "@/lib/qr/get-code";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { changeCodeAction } from "./actions";
import { SortingFields } from "./sorting-fields";

/** Another page behind the code: the picture stays. */
export function ChangeForm({ merchant, code }: { merchant: string; code: CodeDetails }): JSX.Element {
  const t = useTranslations("qr");
  const { state, submit, pending } = useFormAction(changeCodeAction.bind(null, merchant));
  const field = code.kind === "redirect" ? "target" : "location";
  return (
    <form
      className="card card--default gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <h2 className="text-base font-semibold">{t("edit.title")}</h2>
      <input type="hidden" name="qrCode" value={code.code} />
      <TextField
        name="target"
        label={t(`form.${field}`)}
        hint={t(`form.${field}Hint`)}
        error={fieldError(state, field)}
        defaultValue={typed(state, "target", code.target)}
        autoComplete="off"
      />
      <SortingFields state={state} folder={code.folder} place={code.place} />
      {state.status === "unknown" ? <FormMessage message={t("edit.unknown")} tone="warning" /> : null}
      <FormOutcome state={state} done={t("edit.saved")} />
      <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
        {t("edit.save")}
      </button>
    </form>
  );
}
