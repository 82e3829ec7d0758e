"use client";

import { useLocale, useTranslations } from "next-intl";
import { type JSX, useId, useState } from "react";
import { editableMoney, formatMoney } from "@/lib/domain/format-money";
import { type Locale, languageOf } from "@/lib/domain/locale";
import { exceeds, type Money, type MoneyTextFailure, parseMoney } from "@/lib/domain/money";

export type MoneyInputProps = {
  name: string;
  label: string;
  currency: Money["currency"];
  /** What stands in the field at first; text that was typed before and refused, or an amount. */
  initial?: Money | string;
  /** The most that makes sense here; more is refused before it is sent. */
  max?: Money;
  /** A sentence from the server about this field. */
  error?: string;
  autoFocus?: boolean;
  /** Tells the form the amount as it is typed; undefined while it can't be read. */
  onAmount?: (amount: Money | undefined) => void;
};

/** A field for an amount: the text goes to the server as typed, and is read there again digit by digit. */
export function MoneyInput({
  label,
  currency,
  initial,
  max,
  error,
  onAmount,
  ...rest
}: MoneyInputProps): JSX.Element {
  const locale = languageOf(useLocale());
  const t = useTranslations();
  const id = useId();
  const [text, setText] = useState(() => startingText(initial, locale));
  const [touched, setTouched] = useState(false);
  const problem = touched && text.trim() !== "" ? problemOf(text, currency) : undefined;
  const amount = readAmount(text, currency);
  const tooMuch = touched && max && amount && exceeds(amount, max);
  const found = tooMuch
    ? t("common.amountAtMost", { amount: formatMoney(max, locale) })
    : problem && t(`failures.${problem}`);
  const sentence = touched ? found : error;
  return (
    <div className="textfield w-full">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="relative">
        <input
          {...rest}
          id={id}
          className="input tabular w-full pr-14 text-right"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          data-invalid={sentence ? "true" : undefined}
          aria-invalid={sentence ? true : undefined}
          aria-describedby={sentence ? `${id}-error` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setTouched(true);
            onAmount?.(readAmount(event.target.value, currency));
          }}
        />
        <span
          className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted"
          aria-hidden="true"
        >
          {currency}
        </span>
      </div>
      {sentence ? (
        <p className="error-message" id={`${id}-error`} role="alert">
          {sentence}
        </p>
      ) : null}
    </div>
  );
}

/** Why an amount is refused before it is sent. */
export type AmountCode = MoneyTextFailure["code"] | "amount_not_positive";

function problemOf(text: string, currency: Money["currency"]): AmountCode | undefined {
  const read = parseMoney(text, currency);
  if (!read.ok) return read.error.code;
  return read.value.minor <= 0 ? "amount_not_positive" : undefined;
}

function readAmount(text: string, currency: Money["currency"]): Money | undefined {
  const read = parseMoney(text, currency);
  return read.ok ? read.value : undefined;
}

function startingText(initial: Money | string | undefined, locale: Locale): string {
  if (initial === undefined || typeof initial === "string") return initial ?? "";
  return editableMoney(initial, locale);
}
