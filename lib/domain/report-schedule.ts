import { addDays, dayAt, startOfDay } from "./calendar";

export const FREQUENCIES = ["daily", "weekly", "monthly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** First and last day, both included, as the company counts its days. A week begins on Monday. */
export type Period = { readonly from: string; readonly to: string };

/** The period in which the day lies. */
export function periodAround(frequency: Frequency, day: string): Period {
  if (frequency === "daily") return { from: day, to: day };
  if (frequency === "weekly") {
    const from = addDays(day, -weekday(day));
    return { from, to: addDays(from, 6) };
  }
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

export function periodAfter(frequency: Frequency, { to }: Period): Period {
  return periodAround(frequency, addDays(to, 1));
}

/** The instant at which its last day ends. */
export function endOf({ to }: Period, timeZone: string): Date {
  return startOfDay(addDays(to, 1), timeZone);
}

/** The last period that is over. */
export function lastPeriod(frequency: Frequency, at: Date, timeZone: string): Period {
  const { from } = periodAround(frequency, dayAt(at, timeZone));
  return periodAround(frequency, addDays(from, -1));
}

/** 0 for Monday to 6 for Sunday. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
