"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import { parseMailAddress } from "@/lib/domain/mail-address";
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
  const [tried, setTried] = useState(false);
  const nameless = known === null && who.name.trim() === "";
  const unreachable = who.email.trim() !== "" && !parseMailAddress(who.email);
  return (
    <form
      className="card card--default max-w-xl gap-4 p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!nameless && !unreachable) return onNext();
        const wrong = nameless ? "name" : "email";
        event.currentTarget.querySelector<HTMLInputElement>(`[name=${wrong}]`)?.focus();
      }}
    >
      {known === null ? (
        <TextField
          label={t("name")}
          hint={t("nameUnknown")}
          error={tried && nameless ? t("nameMissing") : undefined}
          name="name"
          required
          maxLength={120}
          autoComplete="off"
          value={who.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      ) : (
        <div aria-live="polite">
          <p className="text-sm text-muted">{t("found")}</p>
          <p className="text-lg font-semibold">{known}</p>
        </div>
      )}
      <TextField
        label={t("email")}
        hint={t("emailHint")}
        error={tried && unreachable ? t("emailWrong") : undefined}
        name="email"
        type="email"
        maxLength={200}
        autoComplete="off"
        value={who.email}
        onChange={(event) => onChange({ email: event.target.value })}
      />
      <button type="submit" className="button button--primary justify-self-start">
        {t("next")}
      </button>
    </form>
  );
}
