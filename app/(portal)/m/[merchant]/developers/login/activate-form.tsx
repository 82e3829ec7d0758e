"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { activateLoginAction } from "./actions";
import { type Place, SetupForm } from "./setup-form";

export function ActivateForm({ place }: { place: Place }): JSX.Element {
  const t = useTranslations("login.activate");
  return <SetupForm place={place} action={activateLoginAction} button={t("button")} />;
}
