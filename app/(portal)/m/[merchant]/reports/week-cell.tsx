import { useFormatter } from "next-intl";
import type { JSX } from "react";
import { queryOf, rowsHref } from "./address";
import { useFigureTexts } from "./figures-text";
import type { Place } from "./place";
import type { weekOf } from "./week-sums";

type WeekCellProps = Place & {
  weekday: number;
  hour: number;
  week: ReturnType<typeof weekOf>;
  text: (minor: number) => string;
};

/** One hour of the week, which opens its captures. */
export function WeekCell({
  merchant,
  choice,
  days,
  seen,
  weekday,
  hour,
  week,
  text,
}: WeekCellProps): JSX.Element {
  const { t, amount } = useFigureTexts(seen.currency);
  const format = useFormatter();
  const { minor, sales } = week.at(weekday, hour);
  if (minor === 0) return <span className="heat" data-level={0} aria-hidden="true" />;
  const day = format.dateTime(new Date(Date.UTC(2024, 0, weekday)), { weekday: "long", timeZone: "UTC" });
  const hours = `${String(hour).padStart(2, "0")}–${String((hour + 1) % 24).padStart(2, "0")}`;
  const told = { weekday: day, hour: hours, amount: amount(minor), count: t("sales", { count: sales }) };
  const label = t("week.cell", told);
  const { units, channel } = choice;
  const wish = {
    kind: "captured",
    ...days,
    units,
    channel,
    currency: seen.currency,
    weekday,
    hour,
    of: queryOf(merchant, choice),
  } as const;
  return (
    // Not the framework's link: there are hundreds of these, and each would cost the browser a listener.
    <a
      href={rowsHref(merchant, wish)}
      title={label}
      aria-label={label}
      className="heat tabular"
      data-level={week.level(minor)}
    >
      {text(minor)}
    </a>
  );
}
