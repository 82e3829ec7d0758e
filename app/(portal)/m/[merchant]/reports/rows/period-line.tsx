import { useFormatter } from "next-intl";
import type { JSX } from "react";
import type { Days } from "@/lib/domain/figure-period";
import { useFigureTexts } from "../figures-text";

type PeriodLineProps = { days: Days; weekday: number | undefined; hour: number | undefined };

/** The days, and of them the weekday and hour, whose rows these are. */
export function PeriodLine({ days, weekday, hour }: PeriodLineProps): JSX.Element {
  const { days: written } = useFigureTexts("NOK");
  const format = useFormatter();
  const clock = hour === undefined ? "" : `${pad(hour)}:00–${pad((hour + 1) % 24)}:00`;
  // The first of January 2024 was a Monday.
  const name =
    weekday && format.dateTime(new Date(Date.UTC(2024, 0, weekday)), { weekday: "long", timeZone: "UTC" });
  return (
    <p className="mb-3 text-sm text-muted">{[written(days), name, clock].filter(Boolean).join(" · ")}</p>
  );
}

const pad = (hour: number) => String(hour).padStart(2, "0");
