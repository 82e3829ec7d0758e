"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Who } from "./who";

type NameStepProps = {
  who: Who;
  /** The name on record; null where it has to be typed. */
  known: string | null;
  onChange: (change: Partial<Who>) => void;
  onNext: () => void;
};

/** Who was found: a wrong person is noticed here, before anything is given. */
export function NameStep({ who, known, onChange, onNext }: NameStepProps): JSX.Element {
  const t = useTranslations("members");
  return (
    <form
      className="card card--default max-w-xl gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      {known === null ? (
        <label className="grid gap-1 text-sm">
          {t("name")}
          <input
            className="input"
            required
            maxLength={120}
            autoComplete="off"
            value={who.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
          <span className="text-muted">{t("nameUnknown")}</span>
        </label>
      ) : (
        <div aria-live="polite">
          <p className="text-sm text-muted">{t("found")}</p>
          <p className="text-lg font-semibold">{known}</p>
        </div>
      )}
      <label className="grid gap-1 text-sm">
        {t("email")}
        <input
          type="email"
          className="input"
          maxLength={200}
          autoComplete="off"
          value={who.email}
          onChange={(event) => onChange({ email: event.target.value })}
        />
        <span className="text-muted">{t("emailHint")}</span>
      </label>
      <button type="submit" className="button button--primary justify-self-start">
        {t("next")}
      </button>
    </form>
  );
}
