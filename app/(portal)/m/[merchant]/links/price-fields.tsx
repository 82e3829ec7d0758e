"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import type { Currency } from "@/lib/domain/money";
import { VAT_RATES } from "@/lib/domain/payment-link";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import { answerOf } from "./answer-of";

/** A price, or an amount that the customer says; and the VAT that it holds. */
export function PriceFields({ state, currency }: { state: FormState; currency: Currency }): JSX.Element {
  const t = useTranslations("links.form");
  const [kind, setKind] = useState<"fixed" | "open">("fixed");
  const answer = answerOf(state);
  return (
    <>
      <fieldset className="grid gap-2 text-sm">
        <legend className="mb-2 text-sm font-medium">{t("priceKind")}</legend>
        {(["fixed", "open"] as const).map((one) => (
          <label key={`${one} ${answer}`} className="flex items-center gap-3">
            <input
              type="radio"
              name="priceKind"
              value={one}
              defaultChecked={kind === one}
              onChange={() => setKind(one)}
              className="size-4 accent-accent"
            />
            {t(one)}
          </label>
        ))}
      </fieldset>
      {kind === "fixed" ? (
        <TextField
          name="price"
          label={t("price", { currency })}
          error={fieldError(state, "price")}
          defaultValue={typed(state, "price")}
          inputMode="decimal"
          autoComplete="off"
          required
        />
      ) : (
        <OpenFields state={state} currency={currency} />
      )}
      <label className="grid gap-1">
        <span className="text-sm font-medium">{t("vat")}</span>
        <select
          key={answer}
          name="vatRate"
          defaultValue={typed(state, "vatRate")}
          className="input h-10 w-full py-1.5 text-sm sm:max-w-60"
        >
          <option value="">{t("noVat")}</option>
          {VAT_RATES[currency].map((rate) => (
            <option key={rate} value={rate}>
              {t("vatRate", { rate: rate / 10_000 })}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function OpenFields({ state, currency }: { state: FormState; currency: Currency }): JSX.Element {
  const t = useTranslations("links.form");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="minimum"
        label={t("minimum", { currency })}
        error={fieldError(state, "minimum")}
        defaultValue={typed(state, "minimum")}
        inputMode="decimal"
        autoComplete="off"
        required
      />
      <TextField
        name="suggestions"
        label={t("suggestions")}
        hint={t("suggestionsHint")}
        error={fieldError(state, "suggestions")}
        defaultValue={typed(state, "suggestions")}
        autoComplete="off"
      />
    </div>
  );
}
