"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { removeLoginAction, removeMarketingAction } from "./actions";
import { type Place, SetupForm } from "./setup-form";

/** What becomes of it when the login goes, and the way to do it. */
export function RemoveForm({ place }: { place: Place }): JSX.Element {
  const t = useTranslations("login.remove");
  return (
    <SetupForm place={place} action={removeLoginAction} button={t("button")} look="danger">
      {() => (
        <ul className="list-disc pl-5 text-sm">
          <li>{t("effect1")}</li>
          <li>{t("effect2")}</li>
          <li>{t("effect3")}</li>
        </ul>
      )}
    </SetupForm>
  );
}

export function StopAskingForm({ place }: { place: Place }): JSX.Element {
  const t = useTranslations("login.marketing");
  return (
    <div className="border-t border-separator pt-4">
      <SetupForm place={place} action={removeMarketingAction} button={t("stop")} look="outline">
        {() => <p className="text-sm text-muted">{t("stopMeans")}</p>}
      </SetupForm>
    </div>
  );
}
