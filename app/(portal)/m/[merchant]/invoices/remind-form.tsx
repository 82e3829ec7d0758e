"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { money } from "@/lib/domain/money";
import type { InvoiceDetail } from "@/lib/invoices/get-invoice";
import { useFormAction } from "@/lib/web/use-form-action";
import { remindInvoiceAction } from "./actions";

type RemindFormProps = {
  merchant: string;
  detail: Pick<InvoiceDetail, "country" | "currency" | "fee"> & { invoice: { id: string } };
};

/** A reminder of an overdue invoice, with what the country's law says of its fee. */
export function RemindForm({ merchant, detail }: RemindFormProps): JSX.Element {
  const t = useTranslations("invoices");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(remindInvoiceAction.bind(null, merchant));
  return (
    <form
      action={submit}
      className="grid justify-items-start gap-3 rounded-2xl bg-surface p-5 shadow-surface"
    >
      <input type="hidden" name="idempotencyKey" value={intent} />
      <input type="hidden" name="invoice" value={detail.invoice.id} />
      <Fee detail={detail} />
      <p className="text-xs text-muted">
        {t(`law.${detail.country}`)}
        {detail.fee.allowed && detail.fee.basedOn
          ? ` ${t("basedOn", { year: String(detail.fee.basedOn) })}`
          : null}
      </p>
      <FormOutcome state={state} done={t("action.reminded")} />
      <button type="submit" className="button button--primary" disabled={pending}>
        {pending ? common("working") : t("action.remind")}
      </button>
    </form>
  );
}

function Fee({ detail: { fee, currency, country } }: Pick<RemindFormProps, "detail">): JSX.Element {
  const t = useTranslations("invoices.action");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  if (fee.allowed) {
    const amount = formatMoney(money(fee.feeMinor, currency), locale);
    return (
      <label className="flex items-center gap-3 text-sm">
        <input
          type="checkbox"
          name="withFee"
          value="1"
          defaultChecked={country !== "SE"}
          className="size-4 accent-accent"
        />
        {t("withFee", { fee: amount })}
      </label>
    );
  }
  if (fee.why === "enough_fees") return <p className="text-sm text-muted">{t("feeEnough")}</p>;
  const day = format.dateTime(new Date(`${fee.from}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return <p className="text-sm text-muted">{t("feeFrom", { day })}</p>;
}
