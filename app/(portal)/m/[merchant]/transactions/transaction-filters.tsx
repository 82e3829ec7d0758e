"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type JSX, useTransition } from "react";
import { CHANNELS } from "@/lib/domain/channel";
import { type Currency, parseMoney } from "@/lib/domain/money";
import { AmountFilter } from "./amount-filter";
import { type ListState, listHref, PERIODS, withChange } from "./filters";
import { SearchField } from "./search-field";

type TransactionFiltersProps = {
  merchant: string;
  state: ListState;
  units: readonly { msn: string; name: string }[];
  currency: Currency;
};

/** Writes what is chosen into the address; the server answers with the list. */
export function TransactionFilters({
  merchant,
  state,
  units,
  currency,
}: TransactionFiltersProps): JSX.Element {
  const t = useTranslations("transactions");
  const router = useRouter();
  const [waiting, startTransition] = useTransition();
  const go = (change: Parameters<typeof withChange>[1]) =>
    startTransition(() => router.push(listHref(merchant, withChange(state, change)), { scroll: false }));
  const period = state.period ?? (state.from || state.to ? "custom" : "");
  return (
    <form
      aria-busy={waiting}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap"
      onSubmit={(event) => event.preventDefault()}
    >
      <SearchField initial={state.q} onSearch={(q) => go({ q })} />
      <Choice
        label={t("periodLabel")}
        value={period}
        onChoose={(value) =>
          go({ period: PERIODS.find((known) => known === value), from: undefined, to: undefined })
        }
        choices={[
          ["", t("anyTime")],
          ...PERIODS.map((key) => [key, t(`period.${key}`)] as const),
          ...(period === "custom" ? [["custom", t("period.custom")] as const] : []),
        ]}
      />
      <Day label={t("from")} value={state.from} onDay={(from) => go({ period: undefined, from })} />
      <Day label={t("to")} value={state.to} onDay={(to) => go({ period: undefined, to })} />
      {units.length > 1 ? (
        <Choice
          label={t("column.unit")}
          value={state.units.length === 1 ? (state.units[0] ?? "") : ""}
          onChoose={(msn) => go({ units: msn ? [msn] : [] })}
          choices={[["", t("allUnits")], ...units.map(({ msn, name }) => [msn, name] as const)]}
        />
      ) : null}
      <Choice
        label={t("column.channel")}
        value={state.channel ?? ""}
        onChoose={(value) => go({ channel: CHANNELS.find((known) => known === value) })}
        choices={[["", t("allChannels")], ...CHANNELS.map((key) => [key, t(`channel.${key}`)] as const)]}
      />
      <AmountFilter
        state={state}
        currency={currency}
        read={(text) => parseMoney(text, currency)}
        onAmounts={go}
      />
    </form>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
};

function Choice({ label, value, choices, onChoose }: ChoiceProps): JSX.Element {
  return (
    <label className="grid gap-1 text-sm">
      <span className="text-xs text-muted">{label}</span>
      <select
        className="input h-9 min-w-0 py-1 pr-8 text-sm"
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {choices.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Day({
  label,
  value,
  onDay,
}: {
  label: string;
  value: string | undefined;
  onDay: (day: string | undefined) => void;
}): JSX.Element {
  return (
    <label className="grid gap-1 text-sm">
      <span className="text-xs text-muted">{label}</span>
      <input
        type="date"
        className="input h-9 min-w-0 py-1 text-sm"
        defaultValue={value ?? ""}
        onBlur={(event) => event.target.value !== (value ?? "") && onDay(event.target.value || undefined)}
        onKeyDown={(event) => event.key === "Enter" && onDay(event.currentTarget.value || undefined)}
      />
    </label>
  );
}
