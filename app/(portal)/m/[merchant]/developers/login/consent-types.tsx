"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CONSENT_TYPES, type ConsentType } from "@/lib/domain/marketing-consents";
import type { Choices } from "./consent-choices";

type ConsentTypesProps = {
  choices: Choices;
  onChange: (type: ConsentType, choice: Choices[ConsentType]) => void;
};

/** Which ways of being reached people are asked about; a mandatory one has to be given to go on. */
export function ConsentTypes({ choices, onChange }: ConsentTypesProps): JSX.Element {
  const t = useTranslations("login.marketing");
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-sm font-medium">{t("types")}</legend>
      {CONSENT_TYPES.map((type) => {
        const choice = choices[type];
        return (
          <div key={type} className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[1fr_auto]">
            <label className="flex items-start gap-2.5">
              <input
                type="checkbox"
                name="type"
                value={type}
                checked={choice !== null}
                onChange={(event) => onChange(type, event.target.checked ? "free" : null)}
                className="mt-1 size-4 accent-accent"
              />
              {t(`type.${type}`)}
            </label>
            <label className={`flex items-start gap-2.5 max-sm:pl-6 ${choice === null ? "text-muted" : ""}`}>
              <input
                type="checkbox"
                name="mandatory"
                value={type}
                checked={choice === "mandatory"}
                disabled={choice === null}
                onChange={(event) => onChange(type, event.target.checked ? "mandatory" : "free")}
                className="mt-1 size-4 accent-accent"
              />
              <span>
                {t("mandatory")} <span className="sr-only">{t(`type.${type}`)}</span>
              </span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
