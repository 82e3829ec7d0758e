import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Days, Grouping, Step } from "@/lib/domain/figure-period";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import { type Currency, money } from "@/lib/domain/money";
import type { Metric } from "./address";
import { isMoney } from "./measure";

/** Figures, days and steps as this reader writes them. */
export function useFigureTexts(currency: Currency) {
  const t = useTranslations("figures");
  const format = useFormatter();
  const locale = languageOf(useLocale());
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  const amount = (minor: number) => formatMoney(money(minor, currency), locale);
  const value = (metric: Metric, figure: number | undefined) => {
    if (figure === undefined) return t("unknown");
    return isMoney(metric) ? amount(figure) : format.number(figure, "count");
  };
  const days = ({ from, to }: Days, long = true) => {
    const how = { day: "numeric", month: "short", timeZone: "UTC" } as const;
    const year = long ? ({ year: "numeric" } as const) : {};
    if (from === to) return format.dateTime(noon(from), { ...how, ...year, weekday: "short" } as const);
    return format.dateTimeRange(noon(from), noon(to), { ...how, ...year });
  };
  const step = (at: Step, grouping: Grouping, long = false) => {
    if (grouping === "hour") return `${at.key}:00`;
    if (grouping === "month")
      return format.dateTime(noon(at.from), { month: "short", year: "numeric", timeZone: "UTC" });
    if (long) return days(at, false);
    return format.dateTime(noon(at.from), { day: "numeric", month: "short", timeZone: "UTC" });
  };
  const percent = (share: number) =>
    format.number(share, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 });
  return { t, amount, value, days, step, percent, number: (count: number) => format.number(count, "count") };
}
