"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { CHANNELS } from "@/lib/domain/channel";
import { type Currency, parseMoney } from "@/lib/domain/money";
import { change } from "./address";
import { AmountFilter } from "./amount-filter";
import { Choice } from "./choice";
import type { ListState } from "./filters";
import { PeriodFilter } from "./period-filter";
import { SearchField } from "./search-field";

type TransactionFiltersProps = {
  merchant: string;
  state: ListState;
  units: readonly { msn: string; name: string }[];
  currency: Currency;
};

/** Writes what is chosen into the address; the rows follow. */
export function TransactionFilters({
  merchant,
  state,
  units,
  currency,
}: TransactionFiltersProps): JSX.Element {
  const t = useTranslations("transactions");
  const go = (wish: Parameters<typeof change>[1]) => change(merchant, wish);
  const [all, setAll] = useState(false);
  return (
    <form
      className="mb-4 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap"
      onSubmit={(event) => event.preventDefault()}
    >
      <SearchField initial={state.q} onSearch={(q) => go({ q })} />
      {/* On a phone the list comes first: the other filters open at a press. */}
      <button
        type="button"
        className="button button--outline col-span-2 md:hidden"
        aria-expanded={all}
        onClick={() => setAll(!all)}
      >
        {t(all ? "fewerFilters" : "moreFilters")}
      </button>
      <div className={all ? "contents" : "hidden md:contents"}>
        <PeriodFilter state={state} onPeriod={go} />
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
      </div>
    </form>
  );
}
