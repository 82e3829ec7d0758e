"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormOutcome } from "@/components/feedback/form-outcome";
import type { Currency } from "@/lib/domain/money";
import { useFormAction } from "@/lib/web/use-form-action";
import { createLinkAction } from "../actions";
import { answerOf } from "../answer-of";
import { AskedFields } from "../asked-fields";
import { LifeFields, NO_TEXTS, WordFields } from "../link-text-fields";
import { PriceFields } from "../price-fields";
import { ShippingFields } from "../shipping-fields";

type Unit = { msn: string; name: string; currency: Currency };
type NewLinkFormProps = { merchant: string; units: readonly Unit[] };

/** The form of a new link. What concerns the price can't be changed later, and the form says so. */
export function NewLinkForm({ merchant, units }: NewLinkFormProps): JSX.Element {
  const t = useTranslations("links.form");
  const common = useTranslations("common");
  const { state, submit, pending, intent } = useFormAction(createLinkAction.bind(null, merchant));
  const [chosen, setChosen] = useState(units[0]);
  const currency = chosen?.currency ?? "NOK";
  return (
    <form action={submit} className="grid max-w-2xl gap-5 rounded-2xl bg-surface p-5 shadow-surface">
      <input type="hidden" name="idempotencyKey" value={intent} />
      <label className="grid gap-1">
        <span className="text-sm font-medium">{t("unit")}</span>
        <select
          key={answerOf(state)}
          name="unit"
          defaultValue={`${chosen?.msn}:${currency}`}
          onChange={({ target }) => setChosen(units.find(({ msn }) => target.value.startsWith(`${msn}:`)))}
          className="input h-10 w-full py-1.5 text-sm"
        >
          {units.map((unit) => (
            <option key={unit.msn} value={`${unit.msn}:${unit.currency}`}>
              {`${unit.name} · ${unit.msn}`}
            </option>
          ))}
        </select>
      </label>
      <WordFields state={state} texts={NO_TEXTS} />
      <PriceFields state={state} currency={currency} />
      <AskedFields state={state} />
      <ShippingFields state={state} currency={currency} />
      <p className="rounded-lg bg-surface-secondary px-3 py-2.5 text-sm text-muted">{t("fixedLater")}</p>
      <LifeFields state={state} texts={NO_TEXTS} />
      <FormOutcome state={state} />
      <button type="submit" className="button button--primary justify-self-start" disabled={pending}>
        {pending ? common("working") : t("create")}
      </button>
    </form>
  );
}
