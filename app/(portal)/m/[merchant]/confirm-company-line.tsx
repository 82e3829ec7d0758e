import type { Route } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Confirmation } from "@/lib/domain/company-profile";

type ConfirmCompanyLineProps = { merchant: string; confirmation: Confirmation; timeZone: string };

/** Counts down the days in which the company has to confirm its information. */
export function ConfirmCompanyLine({
  merchant,
  confirmation,
  timeZone,
}: ConfirmCompanyLineProps): JSX.Element | null {
  const t = useTranslations("company");
  const format = useFormatter();
  if (confirmation.kind === "confirmed") return null;
  const day = (at: Date) => format.dateTime(at, "day", { timeZone });
  return (
    <Link
      href={`/m/${merchant}/company` as Route}
      prefetch={false}
      className="mb-2 block rounded-xl bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground outline-none hover:underline focus-visible:ring-2 focus-visible:ring-focus"
    >
      <span className="block font-medium">{t("homeLine")}</span>
      {confirmation.kind === "due"
        ? t("confirmDue", { days: confirmation.daysLeft, until: day(confirmation.until) })
        : t("confirmOverdue", { since: day(confirmation.since) })}
    </Link>
  );
}
