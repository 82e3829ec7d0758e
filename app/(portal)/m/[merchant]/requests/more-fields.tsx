"use client";

import { useLocale, useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { Money } from "@/components/money/money";
import { TextField } from "@/components/text-field";
import { type Currency, money, parseMoney } from "@/lib/domain/money";
import { VAT_RATES } from "@/lib/domain/receipt";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";
import { type LineDraft, LineFields } from "./line-fields";

type MoreFieldsProps = {
  currency: Currency;
  state: FormState;
  /** What the lines come to in minor units; undefined while there are none. */
  onSum: (minor: number | undefined) => void;
};

/** What most requests do without: order lines, VAT, an own reference. */
export function MoreFields({ currency, state, onSum }: MoreFieldsProps): JSX.Element {
  const t = useTranslations("requests");
  const locale = useLocale();
  const [lines, setLines] = useState<readonly LineDraft[]>([]);
  const rates = VAT_RATES[currency].map(
    (rate) => [String(rate), t("percent", { rate: (rate / 100).toLocaleString(locale) })] as const,
  );
  const change = (changed: readonly LineDraft[]) => {
    setLines(changed);
    onSum(sumOf(changed, currency));
  };
  const sum = sumOf(lines, currency);
  return (
    <details className="rounded-xl border border-separator px-4 py-3">
      <summary className="cursor-pointer text-sm font-medium">{t("more")}</summary>
      <div className="mt-3 grid gap-4">
        <p className="text-xs text-muted">{t("moreHint")}</p>
        {lines.length === 0 ? (
          <ChoiceField
            key={currency}
            name="vat"
            label={t("vat")}
            value={typed(state, "vat", rates[0]?.[0])}
            options={rates}
          />
        ) : (
          <input type="hidden" name="vat" value="0" />
        )}
        <LineFields
          key={`lines-${currency}`}
          lines={lines}
          rates={rates}
          error={fieldError(state, "lines")}
          onChange={change}
        />
        {sum === undefined ? null : (
          <p className="flex justify-between text-sm font-medium">
            <span>{t("sum")}</span>
            <Money value={money(sum, currency)} />
          </p>
        )}
        <TextField
          label={t("ownReference")}
          hint={t("ownReferenceHint")}
          name="ownReference"
          maxLength={50}
          autoComplete="off"
          defaultValue={typed(state, "ownReference")}
        />
      </div>
    </details>
  );
}

function sumOf(lines: readonly LineDraft[], currency: Currency): number | undefined {
  if (lines.length === 0) return undefined;
  return lines.reduce((sum, { pieces, price }) => {
    const read = parseMoney(price, currency);
    const count = Number(pieces);
    return read.ok && Number.isInteger(count) && count > 0 ? sum + count * read.value.minor : sum;
  }, 0);
}
