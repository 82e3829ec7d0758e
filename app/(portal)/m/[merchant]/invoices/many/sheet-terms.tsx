"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ChoiceField } from "@/components/choice-field";
import { TextField } from "@/components/text-field";
import { writeVatRate } from "@/lib/domain/invoice-total";
import { VAT_RATES } from "@/lib/domain/receipt";
import type { SheetFormProps, Terms } from "./terms";

type SheetTermsProps = Omit<SheetFormProps, "merchant" | "dueDay"> & {
  terms: Terms;
  onChange: (terms: Terms) => void;
};

/** Through which unit, until when, with which VAT and how marked, where a row doesn't say. */
export function SheetTerms(props: SheetTermsProps): JSX.Element {
  const { units, currency, kinds, today, terms, onChange } = props;
  const t = useTranslations("invoices.sheet");
  const form = useTranslations("invoices.form");
  const kind = useTranslations("invoices.kind");
  const field = (name: keyof Terms) => ({
    name,
    value: terms[name],
    onChange: (value: string) => onChange({ ...terms, [name]: value }),
  });
  const rates = VAT_RATES[currency].map((rate) => [String(rate), `${writeVatRate(rate)} %`] as const);
  const { onChange: onDue, ...due } = field("due");
  const { onChange: onAccount, ...account } = field("account");
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-2">
      <legend className="mb-2 text-base font-semibold">{t("forAll")}</legend>
      <ChoiceField
        {...field("unit")}
        label={form("unit")}
        options={units.map(({ msn, name }) => [msn, name])}
      />
      <ChoiceField
        {...field("kind")}
        label={form("reference")}
        options={kinds.map((one) => [one, kind(one)])}
      />
      <TextField
        {...due}
        type="date"
        min={today}
        label={t("dueDay")}
        onChange={({ target }) => onDue(target.value)}
      />
      <ChoiceField {...field("vat")} label={t("vat")} options={rates} />
      <TextField
        {...account}
        label={form("bankAccount")}
        hint={form("bankAccountHint")}
        maxLength={40}
        autoComplete="off"
        onChange={({ target }) => onAccount(target.value)}
      />
    </fieldset>
  );
}
