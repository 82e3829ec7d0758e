import { useFormatter } from "next-intl";
import type { JSX } from "react";
import { FigureCard } from "./figure-card";
import { useFigureTexts } from "./figures-text";
import type { Place } from "./place";
import { WeekCell } from "./week-cell";
import { scaleFor, WEEKDAYS, weekOf } from "./week-sums";
import { WeekLying, WeekStanding } from "./week-tables";

/** Sales by weekday and hour: a table whose cells are shaded, lying on a desk and standing on a phone. */
export function WeekCard(place: Place): JSX.Element {
  const { days, seen } = place;
  const { t } = useFigureTexts(seen.currency);
  const format = useFormatter();
  const week = weekOf(seen.slots);
  const scale = scaleFor(week.largest);
  const text = (minor: number) => {
    const figure = minor / scale.minor;
    return format.number(figure, { maximumFractionDigits: figure < 10 ? 1 : 0 });
  };
  // The first of January 2024 was a Monday.
  const names = WEEKDAYS.map((weekday) =>
    format.dateTime(new Date(Date.UTC(2024, 0, weekday)), { weekday: "short", timeZone: "UTC" }),
  );
  const parts = {
    names,
    week,
    cell: (weekday: number, hour: number) => <WeekCell {...place} {...{ weekday, hour, week, text }} />,
    sum: (minor: number) => <span className="tabular text-muted">{minor > 0 ? text(minor) : ""}</span>,
    label: t("week.note"),
    sumName: t("week.sum"),
  };
  return (
    <FigureCard
      id="week"
      title={t("week.title")}
      note={`${t("week.note")}, ${t(`week.${scale.name}`, { currency: seen.currency })}`}
      file={`${t("file")}-${days.from}-${days.to}`}
    >
      <WeekLying {...parts} />
      <WeekStanding {...parts} />
      <p className="mt-3 flex items-center gap-1.5 text-xs text-muted" aria-hidden="true">
        {t("week.less")}
        {[1, 2, 3, 4, 5].map((level) => (
          <span key={level} className="heat heat--key" data-level={level} />
        ))}
        {t("week.more")}
      </p>
    </FigureCard>
  );
}
