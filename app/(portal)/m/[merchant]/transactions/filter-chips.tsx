import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { ListLink } from "@/components/data-table/list-link";
import { Icon } from "@/components/icon";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { type Currency, money } from "@/lib/domain/money";
import { type ListState, listHref, NO_FILTERS, withChange } from "./filters";

type FilterChipsProps = {
  merchant: string;
  state: ListState;
  units: readonly { msn: string; name: string }[];
  currency: Currency;
};

/** One chip per active filter, each taken away by a press, and all together by the last. */
export function FilterChips({ merchant, state, units, currency }: FilterChipsProps): JSX.Element | null {
  const t = useTranslations("transactions");
  const chips = useChips(state, units, currency);
  if (chips.length === 0) return null;
  return (
    <ul className="mb-4 flex flex-wrap items-center gap-2" aria-label={t("filters")}>
      {chips.map(({ key, text, without }) => (
        <li key={key}>
          <ListLink
            href={listHref(merchant, without)}
            aria-label={t("removeFilter", { filter: text })}
            className="chip chip--soft chip--accent gap-1 px-2.5 py-1 text-sm"
          >
            {/* The browser may write a month otherwise than the server did. */}
            <span suppressHydrationWarning>{text}</span>
            <Icon name="cross" className="size-3.5" />
          </ListLink>
        </li>
      ))}
      <li>
        <ListLink href={listHref(merchant, withChange(state, NO_FILTERS))} className="link text-sm">
          {t("clearAll")}
        </ListLink>
      </li>
    </ul>
  );
}

type Chip = { key: string; text: string; without: ListState };

function useChips(state: ListState, units: FilterChipsProps["units"], currency: Currency): Chip[] {
  const t = useTranslations("transactions");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  const chip = (key: string, text: string, change: Parameters<typeof withChange>[1]): Chip => ({
    key,
    text,
    without: withChange(state, change),
  });
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00Z`), "day", { timeZone: "UTC" });
  const amount = (minor: number) => formatMoney(money(minor, currency), locale);
  const { q, period, from, to, channel, link, code, min, max } = state;
  const exact = min !== undefined && min === max;
  return [
    ...(q ? [chip("q", `“${q}”`, { q: "" })] : []),
    ...(period ? [chip("period", t(`period.${period}`), { period: undefined })] : []),
    ...(from ? [chip("from", t("fromDay", { day: day(from) }), { from: undefined })] : []),
    ...(to ? [chip("to", t("toDay", { day: day(to) }), { to: undefined })] : []),
    ...state.units.map((msn) =>
      chip(`unit-${msn}`, units.find((unit) => unit.msn === msn)?.name ?? msn, {
        units: state.units.filter((kept) => kept !== msn),
      }),
    ),
    ...(channel ? [chip("channel", t(`channel.${channel}`), { channel: undefined })] : []),
    ...(link ? [chip("link", t("ofLink"), { link: undefined })] : []),
    ...(code ? [chip("code", t("ofCode"), { code: undefined })] : []),
    ...(exact ? [chip("exactly", amount(min), { min: undefined, max: undefined })] : []),
    ...(!exact && min !== undefined
      ? [chip("min", t("atLeast", { amount: amount(min) }), { min: undefined })]
      : []),
    ...(!exact && max !== undefined
      ? [chip("max", t("atMost", { amount: amount(max) }), { max: undefined })]
      : []),
  ];
}
