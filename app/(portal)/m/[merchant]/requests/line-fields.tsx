"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { ChoiceField } from "@/components/choice-field";
import { Icon } from "@/components/icon";
import { TextField } from "@/components/text-field";

export type LineDraft = { key: number; item: string; pieces: string; price: string; rate: string };

type LineFieldsProps = {
  lines: readonly LineDraft[];
  rates: readonly (readonly [string, string])[];
  error?: string | undefined;
  onChange: (lines: readonly LineDraft[]) => void;
};

/** Order lines: what, how many, at what price with VAT. */
export function LineFields({ lines, rates, error, onChange }: LineFieldsProps): JSX.Element {
  const t = useTranslations("requests");
  return (
    <div className="grid gap-3">
      {lines.map((line) => (
        <OneLine
          key={line.key}
          line={line}
          rates={rates}
          onChange={(own) => onChange(lines.map((one) => (one.key === line.key ? { ...one, ...own } : one)))}
          onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      {error ? <p className="text-xs text-danger-soft-foreground">{error}</p> : null}
      <button
        type="button"
        className="button button--outline button--sm justify-self-start"
        onClick={() => onChange([...lines, emptyLine(lines, rates[0]?.[0] ?? "0")])}
      >
        {t("addLine")}
      </button>
    </div>
  );
}

const emptyLine = (lines: readonly LineDraft[], rate: string): LineDraft => ({
  key: Math.max(0, ...lines.map(({ key }) => key)) + 1,
  ...{ item: "", pieces: "1", price: "", rate },
});

type OneLineProps = {
  line: LineDraft;
  rates: LineFieldsProps["rates"];
  onChange: (own: Partial<LineDraft>) => void;
  onRemove: () => void;
};

function OneLine({ line, rates, onChange, onRemove }: OneLineProps): JSX.Element {
  const t = useTranslations("requests");
  return (
    <fieldset className="grid grid-cols-2 items-start gap-3 rounded-xl bg-surface-secondary p-3">
      <div className="col-span-2">
        <TextField
          label={t("item")}
          name="item"
          maxLength={100}
          value={line.item}
          onChange={({ target }) => onChange({ item: target.value })}
        />
      </div>
      <TextField
        label={t("pieces")}
        name="pieces"
        inputMode="numeric"
        maxLength={5}
        value={line.pieces}
        onChange={({ target }) => onChange({ pieces: target.value })}
      />
      <TextField
        label={t("price")}
        name="price"
        inputMode="decimal"
        maxLength={16}
        value={line.price}
        onChange={({ target }) => onChange({ price: target.value })}
      />
      <ChoiceField
        name="rate"
        label={t("vat")}
        value={line.rate}
        options={rates}
        onChange={(rate) => onChange({ rate })}
      />
      <button
        type="button"
        className="button button--ghost self-end justify-self-end"
        aria-label={t("removeLine", { item: line.item })}
        onClick={onRemove}
      >
        <Icon name="cross" className="size-4" />
      </button>
    </fieldset>
  );
}
