"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { TextField } from "@/components/text-field";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import type { InvoiceTexts } from "./invoice-texts";

const FIELDS = [
  { name: "customerName", most: 100, type: "text", required: true },
  { name: "phone", most: 20, type: "tel", required: false },
  { name: "email", most: 254, type: "email", required: false },
  { name: "address", most: 300, type: "text", required: false },
] as const;

type CustomerFieldsProps = { values: InvoiceTexts; state: FormState };

/** Who is to pay. A number decides whether the invoice comes to the app or as a link. */
export function CustomerFields({ values, state }: CustomerFieldsProps): JSX.Element {
  const t = useTranslations("invoices.form");
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-2">
      <legend className="mb-2 text-base font-semibold">{t("customer")}</legend>
      {FIELDS.map(({ name, most, type, required }) => (
        <TextField
          key={name}
          name={name}
          type={type}
          label={t(name)}
          hint={name === "phone" || name === "email" ? t(`${name}Hint`) : undefined}
          error={fieldError(state, name)}
          defaultValue={typed(state, name, values[name])}
          maxLength={most}
          required={required}
          autoComplete="off"
        />
      ))}
    </fieldset>
  );
}
