"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { TextField } from "@/components/text-field";
import { MOST_LINES } from "@/lib/domain/invoice-draft";
import { writeVatRate } from "@/lib/domain/invoice-total";
import type { Currency } from "@/lib/domain/money";
import { VAT_RATES } from "@/lib/domain/receipt";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import type { LineTexts } from "./invoice-texts";

type LineFieldsProps = { lines: readonly LineTexts[]; currency: Currency; state: FormState };

/** The lines of an invoice, as many as are needed. An empty one counts for nothing. */
export function LineFields({ lines, currency, state }: LineFieldsProps): JSX.Element {
  const t = useTranslations("invoices.form");
  const [count, setCount] = useState(Math.max(1, lines.length));
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 text-base font-semibold">{t("lines")}</legend>
      <input type="hidden" name="lineCount" value={count} />
      {Array.from({ length: count }, (_, at) => (
        <Line key={at} at={at} line={lines[at]} currency={currency} state={state} />
      ))}
      {count < MOST_LINES ? (
        <button
          type="button"
          className="button button--outline justify-self-start"
          onClick={() => setCount(count + 1)}
        >
          {t("addLine")}
        </button>
      ) : null}
    </fieldset>
  );
}

type LineProps = { at: number; line: LineTexts | undefined; currency: Currency; state: FormState };

function Line({ at, line, currency, state }: LineProps): JSX.Element {
  const t = useTranslations("invoices.form");
  const field = (name: keyof LineTexts, otherwise = "") => ({
    name: `lines.${at}.${name}`,
    defaultValue: typed(state, `lines.${at}.${name}`, line?.[name] ?? otherwise),
    error: fieldError(state, `lines.${at}.${name}`),
    autoComplete: "off",
  });
  const vat = field("vat", writeVatRate(VAT_RATES[currency][0] ?? 0));
  return (
    <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[1fr_5rem_12rem_6rem]">
      <div className="max-sm:col-span-2">
        <TextField {...field("description")} label={t("description")} maxLength={100} />
      </div>
      <TextField {...field("quantity", "1")} label={t("quantity")} inputMode="decimal" maxLength={10} />
      <TextField
        {...field("price")}
        label={`${t("price")} (${currency})`}
        inputMode="decimal"
        maxLength={20}
      />
      <label className="grid gap-1 text-sm font-medium">
        {t("vat")}
        <select name={vat.name} defaultValue={vat.defaultValue} className="input h-10 w-full text-sm">
          {VAT_RATES[currency].map((rate) => (
            <option key={rate} value={writeVatRate(rate)}>{`${writeVatRate(rate)} %`}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
