import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { REPORT_CHOICES } from "@/lib/domain/report-choice";
import type { ReportChoices } from "@/lib/settlements/report-choices";
import { accountsHref } from "../address";
import { Choice } from "./choice";

type FormatChoiceProps = {
  merchant: string;
  vouchers: ReportChoices["vouchers"];
  value: string;
  wrong: string | undefined;
};

/** Reports of payouts with their transactions, and vouchers of payouts for the books. */
export function FormatChoice({ merchant, vouchers, value, wrong }: FormatChoiceProps): JSX.Element {
  const t = useTranslations("reportDownload");
  const accounts = t.rich("accounts", {
    link: (text) => (
      <Link href={accountsHref(merchant)} prefetch={false} className="link text-xs">
        {text}
      </Link>
    ),
  });
  const option = (format: (typeof REPORT_CHOICES)[number] | (typeof vouchers)[number]) => (
    <option key={format} value={format}>
      {t(`formats.${format}`)}
    </option>
  );
  return (
    <Choice label={t("format")} name="format" value={value} wrong={wrong} hint={accounts}>
      <optgroup label={t("group.report")}>{REPORT_CHOICES.map(option)}</optgroup>
      <optgroup label={t("group.vouchers")}>{vouchers.map(option)}</optgroup>
    </Choice>
  );
}
