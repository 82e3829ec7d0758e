"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextField } from "@/components/text-field";
import { TickField } from "@/components/tick-field";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/domain/locale";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { savePreferencesAction } from "../actions";
import { answerOf } from "../answer-of";

type Kept = { completeAutomatically: boolean; mailTo: string; mailLocale: Locale; termsUrl: string };
type PreferencesFormProps = { merchant: string; msn: string; name: string; kept: Kept };

/** How the links of one sales unit behave. */
export function PreferencesForm({ merchant, msn, name, kept }: PreferencesFormProps): JSX.Element {
  const t = useTranslations("links.preferences");
  const common = useTranslations("common");
  const { state, submit, pending } = useFormAction(savePreferencesAction.bind(null, merchant));
  const again = state.status === "refused" || state.status === "unreachable";
  const ticked = again ? typed(state, "completeAutomatically") === "1" : kept.completeAutomatically;
  return (
    <form
      action={submit}
      aria-labelledby={`unit-${msn}`}
      className="grid gap-4 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <h2 id={`unit-${msn}`} className="text-base font-semibold">
        {name} <span className="tabular text-sm font-normal text-muted">{msn}</span>
      </h2>
      <input type="hidden" name="msn" value={msn} />
      <TickField
        name="completeAutomatically"
        label={t("complete")}
        means={t("completeMeans")}
        defaultChecked={ticked}
      />
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <TextField
          name="mailTo"
          inputMode="email"
          label={t("mailTo")}
          hint={t("mailToHint")}
          error={fieldError(state, "mailTo")}
          defaultValue={typed(state, "mailTo", kept.mailTo)}
          autoComplete="off"
        />
        <label className="grid content-start gap-1">
          <span className="text-sm font-medium">{t("mailLocale")}</span>
          <select
            key={answerOf(state)}
            name="mailLocale"
            defaultValue={typed(state, "mailLocale", kept.mailLocale)}
            className="input h-10 w-full py-1.5 text-sm"
          >
            {LOCALES.map((locale) => (
              <option key={locale} value={locale}>
                {LOCALE_NAMES[locale]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TextField
        name="termsUrl"
        inputMode="url"
        label={t("termsUrl")}
        hint={t("termsUrlHint")}
        error={fieldError(state, "termsUrl")}
        defaultValue={typed(state, "termsUrl", kept.termsUrl)}
        autoComplete="off"
      />
      <FormOutcome state={state} done={t("saved")} />
      <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
        {pending ? common("working") : t("save")}
      </button>
    </form>
  );
}
