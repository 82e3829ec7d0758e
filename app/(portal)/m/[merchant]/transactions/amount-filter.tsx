"use client";

import { useLocale, useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { editableMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { type Currency, type Money, type MoneyTextFailure, money } from "@/lib/domain/money";
import type { Result } from "@/lib/domain/result";
import type { ListState } from "./filters";

type AmountFilterProps = {
  state: ListState;
  currency: Currency;
  read: (text: string) => Result<Money, MoneyTextFailure>;
  onAmounts: (change: { min?: number | undefined; max?: number | undefined }) => void;
};

/** From and to; the same in both is "exactly". What can't be read is said beside the field, and the list stays. */
export function AmountFilter({ state, currency, read, onAmounts }: AmountFilterProps): JSX.Element {
  const t = useTranslations("transactions");
  return (
    <>
      <Amount
        label={t("amountFrom")}
        minor={state.min}
        currency={currency}
        read={read}
        onAmount={(min) => onAmounts({ min })}
      />
      <Amount
        label={t("amountTo")}
        minor={state.max}
        currency={currency}
        read={read}
        onAmount={(max) => onAmounts({ max })}
      />
    </>
  );
}

type AmountProps = Pick<AmountFilterProps, "currency" | "read"> & {
  label: string;
  minor: number | undefined;
  onAmount: (minor: number | undefined) => void;
};

function Amount({ label, minor, currency, read, onAmount }: AmountProps): JSX.Element {
  const t = useTranslations("failures");
  const locale = languageOf(useLocale());
  const [problem, setProblem] = useState<MoneyTextFailure["code"]>();
  const take = (text: string) => {
    if (text.trim() === "") {
      setProblem(undefined);
      if (minor !== undefined) onAmount(undefined);
      return;
    }
    const amount = read(text);
    setProblem(amount.ok ? undefined : amount.error.code);
    if (amount.ok && amount.value.minor !== minor) onAmount(amount.value.minor);
  };
  return (
    <label className="relative grid gap-1 text-sm">
      <span className="text-xs text-muted">{label}</span>
      <input
        key={minor ?? "any"}
        className="input tabular h-9 w-full py-1 text-right text-sm md:w-24"
        inputMode="decimal"
        defaultValue={minor === undefined ? "" : editableMoney(money(minor, currency), locale)}
        aria-invalid={problem ? true : undefined}
        onBlur={(event) => take(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)}
      />
      {problem ? (
        <span role="alert" className="text-xs text-danger-soft-foreground">
          {t(problem)}
        </span>
      ) : null}
    </label>
  );
}
