import type { JSX, ReactNode } from "react";
import { WEEKDAYS, type weekOf } from "./week-sums";

type WeekProps = {
  /** Of the weekdays, Monday first. */
  names: readonly string[];
  week: ReturnType<typeof weekOf>;
  cell: (weekday: number, hour: number) => ReactNode;
  sum: (minor: number) => ReactNode;
  label: string;
  sumName: string;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const clock = (hour: number) => String(hour).padStart(2, "0");

/** A row for each weekday. */
export function WeekLying({ names, week, cell, sum, label, sumName }: WeekProps): JSX.Element {
  return (
    <table className="heat-table max-lg:hidden">
      <Head label={label} names={[...HOURS.map(clock), sumName]} />
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <RowName>{names[weekday - 1]}</RowName>
            {HOURS.map((hour) => (
              <td key={hour}>{cell(weekday, hour)}</td>
            ))}
            <td className="pl-2 text-end">{sum(week.ofDay(weekday))}</td>
          </tr>
        ))}
        <tr>
          <RowName>{sumName}</RowName>
          {HOURS.map((hour) => (
            <td key={hour} className="pt-1 text-center">
              {sum(week.ofHour(hour))}
            </td>
          ))}
          <td />
        </tr>
      </tbody>
    </table>
  );
}

/** A row for each hour between the first and the last in which anything was sold. */
export function WeekStanding({ names, week, cell, sum, label, sumName }: WeekProps): JSX.Element {
  return (
    <table className="heat-table lg:hidden">
      <Head label={label} names={[...names, sumName]} />
      <tbody>
        {HOURS.filter((hour) => hour >= week.first && hour <= week.last).map((hour) => (
          <tr key={hour}>
            <RowName>{clock(hour)}</RowName>
            {WEEKDAYS.map((weekday) => (
              <td key={weekday}>{cell(weekday, hour)}</td>
            ))}
            <td className="pl-1 text-end">{sum(week.ofHour(hour))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ label, names }: { label: string; names: readonly string[] }): JSX.Element {
  return (
    <>
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          <td />
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

function RowName({ children }: { children: ReactNode }): JSX.Element {
  return (
    <th scope="row" className="pr-1 text-start">
      {children}
    </th>
  );
}
