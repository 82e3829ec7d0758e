"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { Choice } from "./choice";
import { type ListState, PERIODS, type Period } from "./filters";

type PeriodFilterProps = {
  state: ListState;
  onPeriod: (change: {
    period?: Period | undefined;
    from?: string | undefined;
    to?: string | undefined;
  }) => void;
};

/** A usual period, or two days of one's own choice, both included. */
export function PeriodFilter({ state, onPeriod }: PeriodFilterProps): JSX.Element {
  const t = useTranslations("transactions");
  const [own, setOwn] = useState(false);
  const chosen = state.period ?? (own || state.from || state.to ? "custom" : "");
  const choose = (value: string) => {
    setOwn(value === "custom");
    if (value !== "custom")
      onPeriod({ period: PERIODS.find((known) => known === value), from: undefined, to: undefined });
  };
  const usual = PERIODS.map((key) => [key, t(`period.${key}`)] as const);
  return (
    <>
      <Choice
        label={t("periodLabel")}
        value={chosen}
        onChoose={choose}
        choices={[["", t("anyTime")], ...usual, ["custom", t("period.custom")]]}
      />
      {chosen === "custom" ? (
        <>
          <Day label={t("from")} value={state.from} onDay={(from) => onPeriod({ period: undefined, from })} />
          <Day label={t("to")} value={state.to} onDay={(to) => onPeriod({ period: undefined, to })} />
        </>
      ) : null}
    </>
  );
}

type DayProps = { label: string; value: string | undefined; onDay: (day: string | undefined) => void };

function Day({ label, value = "", onDay }: DayProps): JSX.Element {
  const take = (text: string) => text !== value && onDay(text || undefined);
  return (
    <label className="grid gap-1 text-sm">
      <span className="text-xs text-muted">{label}</span>
      <input
        key={value}
        type="date"
        className="input h-9 min-w-0 py-1 text-sm"
        defaultValue={value}
        onBlur={(event) => take(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)}
      />
    </label>
  );
}
