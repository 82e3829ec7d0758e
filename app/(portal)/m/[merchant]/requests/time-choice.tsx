"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ChoiceField } from "@/components/choice-field";
import { TIMES } from "@/lib/domain/payment-request";

type TimeChoiceProps = {
  label: string;
  hint?: string;
  short: boolean;
  value: string;
  error?: string | undefined;
};

/** How long the customer has; where the platform refused more than ten minutes lately, there is no choice. */
export function TimeChoice({ label, hint, short, value, error }: TimeChoiceProps): JSX.Element {
  const t = useTranslations("requests");
  const textOf = (minutes: number): string => {
    if (minutes < 60) return t("times.minutes", { count: minutes });
    return minutes < 1_440
      ? t("times.hours", { count: minutes / 60 })
      : t("times.days", { count: minutes / 1_440 });
  };
  return (
    <ChoiceField
      key={String(short)}
      name="expiry"
      label={label}
      hint={short ? t("onlyShort") : hint}
      error={error}
      value={value}
      options={(short ? TIMES.slice(0, 1) : TIMES).map((minutes) => [String(minutes), textOf(minutes)])}
    />
  );
}
