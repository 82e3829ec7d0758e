"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import type { Currency } from "@/lib/domain/money";
import { MOST_SHIPPING, MOST_SIGNS } from "@/lib/domain/payment-link";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";

/** Ways of sending with their prices; without any, no address is asked for. */
export function ShippingFields({ state, currency }: { state: FormState; currency: Currency }): JSX.Element {
  const t = useTranslations("links.form");
  const [rows, setRows] = useState(0);
  const error = fieldError(state, "shipping");
  return (
    <fieldset className="grid gap-4" aria-describedby={error ? "shipping-error" : undefined}>
      <legend className="text-sm font-medium">{t("shipping")}</legend>
      <p className="text-xs text-muted">{t("shippingHint")}</p>
      {Array.from({ length: rows }, (_, at) => at + 1).map((at) => (
        <div key={at} className="grid gap-3 sm:grid-cols-[2fr_1fr]">
          <TextField
            name={`shipping.${at}.name`}
            label={t("shippingName", { at })}
            defaultValue={typed(state, `shipping.${at}.name`)}
            maxLength={MOST_SIGNS.label}
            autoComplete="off"
          />
          <TextField
            name={`shipping.${at}.price`}
            label={t("shippingPrice", { at, currency })}
            defaultValue={typed(state, `shipping.${at}.price`)}
            inputMode="decimal"
            autoComplete="off"
          />
        </div>
      ))}
      {error ? (
        <p id="shipping-error" className="text-xs text-danger-soft-foreground">
          {error}
        </p>
      ) : null}
      {rows < MOST_SHIPPING ? (
        <button
          type="button"
          className="button button--outline justify-self-start"
          onClick={() => setRows(rows + 1)}
        >
          {t("addShipping")}
        </button>
      ) : null}
    </fieldset>
  );
}
