"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CONSENT_TYPES } from "@/lib/domain/marketing-consents";
import type { Choices } from "./consent-choices";

/** What a person sees in the app. A picture of it: nothing in it can be pressed. */
export function ConsentPreview({ company, choices }: { company: string; choices: Choices }): JSX.Element {
  const t = useTranslations("login.marketing");
  const asked = CONSENT_TYPES.filter((type) => choices[type] !== null);
  return (
    <figure className="grid gap-2">
      <figcaption className="text-sm font-medium">{t("preview")}</figcaption>
      <div className="mx-auto grid w-full max-w-80 gap-3 rounded-2xl border border-separator bg-background p-4 text-sm">
        <p className="text-base font-semibold">{t("ask")}</p>
        {asked.length === 0 ? <p className="text-muted">{t("nothingAsked")}</p> : null}
        <ul className="grid gap-2">
          {asked.map((type) => (
            <li key={type} className="flex items-start gap-2">
              <span
                aria-hidden="true"
                className="mt-0.5 size-4 shrink-0 rounded border border-field-border"
              />
              <span>
                {t(`type.${type}`)}
                {choices[type] === "mandatory" ? (
                  <span className="text-muted"> ({t("required")})</span>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted">{t("terms", { company })}</p>
        <p className="text-xs underline">{t("readTerms")}</p>
        <p className="text-xs underline">{t("readPrivacy")}</p>
        <span className="rounded-full bg-accent px-4 py-2 text-center font-medium text-accent-foreground">
          {t("confirm")}
        </span>
      </div>
    </figure>
  );
}
