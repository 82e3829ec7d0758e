"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { noteAction } from "./actions";

/** A private note: for colleagues, never for the customer. */
export function NoteForm({ merchant, payment }: { merchant: string; payment: string }): JSX.Element {
  const t = useTranslations("transactions.note");
  const { state, submit, pending, intent } = useFormAction(noteAction.bind(null, merchant));
  const wrong = fieldError(state, "text");
  const message = wrong ?? (state.status === "refused" ? state.message : undefined);
  return (
    <form action={submit} className="grid gap-2" key={state.status === "done" ? state.answer : "draft"}>
      <input type="hidden" name="payment" value={payment} />
      <input type="hidden" name="idempotencyKey" value={intent} />
      <label className="sr-only" htmlFor={`note-${payment}`}>
        {t("label")}
      </label>
      <div className="flex items-start gap-2">
        <textarea
          id={`note-${payment}`}
          name="text"
          rows={1}
          maxLength={1000}
          className="input min-h-9 w-0 min-w-0 flex-1 py-1.5 text-sm"
          placeholder={t("placeholder")}
          defaultValue={typed(state, "text")}
          aria-invalid={wrong ? true : undefined}
        />
        <button
          type="submit"
          className="button button--sm button--outline"
          disabled={pending || intent === ""}
        >
          {t("button")}
        </button>
      </div>
      <FormMessage message={message} />
    </form>
  );
}
