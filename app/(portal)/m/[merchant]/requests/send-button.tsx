"use client";

import { useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { type Currency, money } from "@/lib/domain/money";

type SendButtonProps = { minor: number | undefined; currency: Currency; pending: boolean };

/** The button says what it will ask for. */
export function SendButton({ minor, currency, pending }: SendButtonProps): JSX.Element {
  const t = useTranslations("requests");
  const common = useTranslations("common");
  const locale = languageOf(useLocale());
  const amount = minor ? formatMoney(money(minor, currency), locale) : undefined;
  return (
    <button type="submit" className="button button--primary w-full" disabled={pending}>
      {pending ? common("working") : amount ? t("sendAmount", { amount }) : t("send")}
    </button>
  );
}
