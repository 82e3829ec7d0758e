"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { TickField } from "@/components/tick-field";
import { FIELDS_OF, MODES, MOST_SIGNS, type OrderText, RISKS } from "@/lib/domain/order-form";
import type { Product } from "@/lib/domain/product-order";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";

export type OrderAnswers = Readonly<Record<string, string | number | boolean>>;

type OrderFieldsProps = {
  product: Product;
  answers: OrderAnswers;
  currency: string;
  state: FormState;
  /** The partner who filled the order in, who can't be changed. */
  partner?: string | undefined;
};

const HINTED = ["sells", "website", "location", "partner"] as const;
const OPTIONAL: readonly OrderText[] = ["partner"];

/** The fields of a product's form, with what was answered before. */
export function OrderFields({ product, answers, currency, state, partner }: OrderFieldsProps): JSX.Element {
  const t = useTranslations("orders.form");
  const fields = FIELDS_OF[product];
  const texts = (["location", "website", "terms", "turnover", "account", "partner"] as const).filter(
    (field) => fields.includes(field),
  );
  const hint = (field: OrderText) => HINTED.find((one) => one === field);
  const before = (field: OrderText) => typed(state, field, String(answers[field] ?? ""));
  return (
    <>
      <TextArea
        name="sells"
        label={t("sells")}
        hint={t("sellsHint")}
        error={fieldError(state, "sells")}
        defaultValue={before("sells")}
        maxLength={MOST_SIGNS.sells}
        required
      />
      {texts.map((field) => {
        const hinted = hint(field);
        const fixed = field === "partner" && partner !== undefined;
        return (
          <TextField
            key={field}
            name={field}
            label={t(field, { currency })}
            hint={fixed ? t("partnerFixed") : hinted ? t(`${hinted}Hint`) : undefined}
            readOnly={fixed}
            error={fieldError(state, field)}
            defaultValue={fixed ? partner : before(field)}
            maxLength={MOST_SIGNS[field]}
            inputMode={field === "turnover" ? "decimal" : undefined}
            autoComplete="off"
            required={!OPTIONAL.includes(field)}
          />
        );
      })}
      {fields.includes("mode") ? <ModeField chosen={before("mode")} /> : null}
      {fields.includes("giftCards") ? <RiskFields answers={answers} state={state} /> : null}
    </>
  );
}

function ModeField({ chosen }: { chosen: string }): JSX.Element {
  const t = useTranslations("orders");
  return (
    <fieldset className="grid gap-2 text-sm">
      <legend className="mb-2 text-sm font-medium">{t("form.mode")}</legend>
      {MODES.map((mode) => (
        <label key={mode} className="flex items-start gap-3">
          <input
            type="radio"
            name="mode"
            value={mode}
            defaultChecked={chosen === mode}
            required
            className="mt-0.5 size-4 accent-accent"
          />
          {t(`modes.${mode}`)}
        </label>
      ))}
    </fieldset>
  );
}

function RiskFields({ answers, state }: { answers: OrderAnswers; state: FormState }): JSX.Element {
  const t = useTranslations("orders.risks");
  const again = state.status === "refused" || state.status === "unreachable";
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t("title")}</legend>
      <p className="mb-3 text-xs text-muted">{t("hint")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {RISKS.map((risk) => (
          <TickField
            key={risk}
            name={risk}
            label={t(risk)}
            defaultChecked={again ? typed(state, risk) === "1" : answers[risk] === true}
          />
        ))}
      </div>
    </fieldset>
  );
}
