"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { MoneyInput } from "@/components/money/money-input";
import type { Currency, Money } from "@/lib/domain/money";
import { changeRefundLimitAction } from "./actions";
import { EditForm, type Place } from "./edit-form";

type RefundLimitFormProps = { place: Place; limit: Money | null; currency: Currency };

export function RefundLimitForm({ place, limit, currency }: RefundLimitFormProps): JSX.Element {
  const t = useTranslations("units.settlement");
  const units = useTranslations("units");
  return (
    <EditForm place={place} action={changeRefundLimitAction} button={units("save")} done={units("saved")}>
      {(state) => (
        <>
          <p className="text-sm text-muted">{t("refundLimitEffect")}</p>
          <input type="hidden" name="currency" value={currency} />
          <MoneyInput
            name="amount"
            label={t("refundLimitAmount")}
            currency={currency}
            {...(limit && { initial: limit })}
            {...(state.status === "refused" && state.fields?.["amount"] && { error: state.fields["amount"] })}
          />
        </>
      )}
    </EditForm>
  );
}
