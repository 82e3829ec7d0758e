"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import { TextArea } from "@/components/text-area";
import type { Company } from "@/lib/domain/order-form";
import type { Product } from "@/lib/domain/product-order";
import { fieldError, typed } from "@/lib/web/form-state";
import { useFormAction } from "@/lib/web/use-form-action";
import { saveOrderAction } from "./actions";
import { NameField } from "./name-field";
import { type OrderAnswers, OrderFields } from "./order-fields";

type OrderFormProps = {
  merchant: string;
  product: Product;
  company: Company;
  name: string;
  answers: OrderAnswers;
  /** The order that is gone on with; a new one where absent. */
  order?: string;
  /** Whether the platform asked something and waits. */
  asked?: boolean;
  /** The partner who filled it in, who can't be changed. */
  partner?: string | undefined;
};

/** The form of an order: kept as a draft or submitted; for a question of the platform's, corrected or confirmed. */
export function OrderForm(props: OrderFormProps): JSX.Element {
  const { merchant, product, company, name, answers, order, asked = false, partner } = props;
  const t = useTranslations("orders");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(saveOrderAction.bind(null, merchant));
  const send = t(asked ? "confirm" : "submit");
  return (
    <form action={submit} className="grid max-w-2xl gap-5 rounded-2xl bg-surface p-5 shadow-surface">
      <input type="hidden" name="idempotencyKey" value={intent} />
      <input type="hidden" name="order" value={order ?? ""} />
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="country" value={company.country} />
      <input type="hidden" name="currency" value={company.currency} />
      <NameField
        label={t("form.name")}
        defaultValue={typed(state, "name", name)}
        error={fieldError(state, "name")}
      />
      <OrderFields
        product={product}
        answers={answers}
        currency={company.currency}
        state={state}
        partner={partner}
      />
      {asked ? (
        <TextArea
          name="reply"
          label={t("form.reply")}
          hint={t("form.replyHint")}
          defaultValue={typed(state, "reply")}
          maxLength={1_000}
        />
      ) : null}
      <FormOutcome state={state} />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="then" value="send" className="button button--primary" disabled={pending}>
          {pending ? common("working") : send}
        </button>
        {asked ? null : (
          <button
            type="submit"
            name="then"
            value="keep"
            formNoValidate
            className="button button--outline"
            disabled={pending}
          >
            {t("saveDraft")}
          </button>
        )}
      </div>
    </form>
  );
}
