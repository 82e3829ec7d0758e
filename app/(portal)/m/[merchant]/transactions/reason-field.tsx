"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";

/** Why, for colleagues and the audit log. The customer never sees it. */
export function ReasonField({ initial }: { initial: string }): JSX.Element {
  const t = useTranslations("transactions");
  return (
    <label className="grid gap-1 text-sm">
      <span>{t("reason")}</span>
      <input className="input" name="reason" maxLength={200} defaultValue={initial} autoComplete="off" />
      <span className="text-xs text-muted">{t("reasonHint")}</span>
    </label>
  );
}
