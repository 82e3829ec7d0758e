import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { CompanyShown } from "@/lib/company/get-company";
import { CompanySection } from "./company-section";
import { ConfirmForm } from "./confirm-form";

type CompanyConfirmationProps = { merchant: string; company: CompanyShown; edit: boolean; timeZone: string };

/** Until when someone has to say that all of this is right, and the button to say so. */
export function CompanyConfirmation({
  merchant,
  company,
  edit,
  timeZone,
}: CompanyConfirmationProps): JSX.Element {
  const t = useTranslations("company");
  const format = useFormatter();
  const day = (at: Date) => format.dateTime(at, "day", { timeZone });
  const { confirmation, confirmedAt, version } = company;
  const text =
    confirmation.kind === "confirmed"
      ? t("confirmNext", { date: day(confirmedAt), next: day(confirmation.next) })
      : confirmation.kind === "due"
        ? t("confirmDue", { days: confirmation.daysLeft, until: day(confirmation.until) })
        : t("confirmOverdue", { since: day(confirmation.since) });
  return (
    <CompanySection id="confirmation" title={t("confirmTitle")} hint={text}>
      {edit ? <ConfirmForm merchant={merchant} version={version} /> : null}
    </CompanySection>
  );
}
