import { useFormatter } from "next-intl";
import type { JSX } from "react";

/** A day of the ledger's own calendar, whichever zone the reader is in. */
export function Day({ day }: { day: string }): JSX.Element {
  const format = useFormatter();
  const date = format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  return <time dateTime={day}>{date}</time>;
}

/** One day, or the first and the last of several. */
export function Period({ from, to }: { from: string; to: string }): JSX.Element {
  const format = useFormatter();
  if (from === to) return <Day day={from} />;
  const [first, last] = [new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`)];
  return <span>{format.dateTimeRange(first, last, { dateStyle: "medium", timeZone: "UTC" })}</span>;
}
