"use client";

import { useTranslations } from "next-intl";
import { type JSX, startTransition } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { IDENTITY_COUNTRIES, type IdentityCountry } from "@/lib/domain/national-identity";
import type { FormState } from "@/lib/web/form-state";
import type { Who } from "./who";

type IdentifyStepProps = {
  who: Who;
  onChange: (change: Partial<Who>) => void;
  state: FormState;
  pending: boolean;
  /** False until the page's script runs: what is typed before would be lost. */
  ready: boolean;
  submit: (form: FormData) => void;
};

/** By national identity number, or by phone where the country's e-ID knows phones: Swedish people by number only. */
export function IdentifyStep({
  who,
  onChange,
  state,
  pending,
  ready,
  submit,
}: IdentifyStepProps): JSX.Element {
  const t = useTranslations("members");
  const choose = (country: IdentityCountry) =>
    onChange({ country, ...(country === "SE" ? { by: "nin" as const } : {}) });
  const failed = state.status === "refused";
  return (
    <form
      className="card card--default max-w-xl gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
    >
      <fieldset className="contents" disabled={!ready}>
        <label className="grid gap-1 text-sm">
          {t("country")}
          <select
            name="country"
            className="input"
            value={who.country}
            onChange={(event) => choose(IDENTITY_COUNTRIES.find((one) => one === event.target.value) ?? "NO")}
          >
            {IDENTITY_COUNTRIES.map((country) => (
              <option key={country} value={country}>
                {t(`countries.${country}`)}
              </option>
            ))}
          </select>
        </label>
        <ByFields who={who} onChange={onChange} />
        <label className="grid gap-1 text-sm">
          {who.by === "nin" ? t(`nin.${who.country}`) : t("phone")}
          <input
            name="number"
            className="input"
            autoComplete="off"
            inputMode={who.by === "phone" ? "tel" : "text"}
            maxLength={40}
            value={who.number}
            aria-invalid={failed ? true : undefined}
            onChange={(event) => onChange({ number: event.target.value })}
          />
        </label>
        <FormMessage message={failed ? (Object.values(state.fieldErrors)[0] ?? state.message) : undefined} />
        <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
          {t("findPerson")}
        </button>
      </fieldset>
    </form>
  );
}

function ByFields({ who, onChange }: Pick<IdentifyStepProps, "who" | "onChange">): JSX.Element {
  const t = useTranslations("members");
  if (who.country === "SE")
    return (
      <>
        <input type="hidden" name="by" value="nin" />
        <p className="text-sm text-muted">{t("swedenByNin")}</p>
      </>
    );
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <legend className="mb-1">{t("identifyBy")}</legend>
      {(["nin", "phone"] as const).map((by) => (
        <label key={by} className="flex items-center gap-2">
          <input
            type="radio"
            name="by"
            value={by}
            className="size-4 accent-(--accent)"
            checked={who.by === by}
            onChange={() => onChange({ by })}
          />
          {t(`by.${by}`)}
        </label>
      ))}
    </fieldset>
  );
}
