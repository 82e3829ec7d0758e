import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Tone } from "@/components/status-chip";
import { dayAt } from "@/lib/domain/calendar";
import { formatAmount, formatMoney } from "@/lib/domain/format-money";
import { formatPhone } from "@/lib/domain/format-phone";
import { languageOf } from "@/lib/domain/locale";
import type { PaymentLine, PaymentPage } from "@/lib/transactions/list-payments";
import { TONES } from "./payment-status";

/**
 * One payment of the list as the texts that it shows. The rows travel once, as these, and are drawn by two client components:
 * drawn on the server they would be sent twice, as markup and as what React makes of it, at three times the cost.
 */
export type ShownRow = {
  readonly id: string;
  readonly date: string;
  /** Without the year where it is this one, as most of a list is. */
  readonly shortDate: string;
  readonly reference: string;
  readonly description: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  /** Why the customer is not shown in full, or that there is nothing to show. */
  readonly hint?: string;
  readonly unit: string;
  readonly channel: string;
  readonly amount: string;
  /** Without the currency; absent where nothing was captured or given back. */
  readonly captured?: string;
  readonly refunded?: string;
  readonly status: string;
  readonly tone: Tone;
};

export function useShownRows({ rows, timeZone, today }: PaymentPage): readonly ShownRow[] {
  const t = useTranslations("transactions");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  const part = (key: "captured" | "refunded", value: PaymentLine["amount"]) =>
    value.minor === 0 ? {} : { [key]: formatAmount(value, locale) };
  const isThisYear = (at: Date) => dayAt(at, timeZone).slice(0, 4) === today.slice(0, 4);
  return rows.map(({ customer: { name, phone, masked }, ...row }) => ({
    id: row.id,
    date: format.dateTime(row.createdAt, "moment", { timeZone }),
    shortDate: format.dateTime(row.createdAt, isThisYear(row.createdAt) ? "short" : "moment", { timeZone }),
    reference: row.reference,
    description: row.description,
    name: name ?? null,
    phone: phone ? (masked ? phone : formatPhone(phone)) : null,
    ...(!name && !phone ? { hint: t("customerUnknown") } : masked ? { hint: t("customerMasked") } : {}),
    unit: row.unit.name,
    channel: t(`channel.${row.channel}`),
    amount: formatMoney(row.amount, locale),
    ...part("captured", row.captured),
    ...part("refunded", row.refunded),
    status: t(`status.${row.status}`),
    tone: TONES[row.status],
  }));
}
