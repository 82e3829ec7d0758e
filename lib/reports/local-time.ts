const HOUR_MS = 3_600_000;

/** An instant as the clocks of a place show it. */
export type LocalTime = {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** With the offset that holds there then: 2026-11-16T10:02:11.120+01:00. */
  readonly iso: string;
};

/**
 * Tells local times of instants (ISO 8601). Clocks are put forward and back on the hour, so the offset is looked up once per hour
 * that occurs: asking for each of a million rows takes longer than writing them.
 */
export function localTimes(timeZone: string): (instant: string) => LocalTime {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const offsets = new Map<number, { ms: number; text: string }>();
  const lookUp = (hour: number) => {
    const parts = format.formatToParts(new Date(hour * HOUR_MS));
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
    const text = name === "GMT" ? "+00:00" : name.slice(3);
    const [hours = 0, minutes = 0] = text.slice(1).split(":").map(Number);
    const offset = { ms: (hours * 60 + minutes) * 60_000 * (text.startsWith("-") ? -1 : 1), text };
    offsets.set(hour, offset);
    return offset;
  };
  return (instant) => {
    const at = Date.parse(instant);
    const hour = Math.floor(at / HOUR_MS);
    const { ms, text } = offsets.get(hour) ?? lookUp(hour);
    const local = new Date(at + ms).toISOString();
    return { day: local.slice(0, 10), iso: `${local.slice(0, -1)}${text}` };
  };
}

/** 2026-11-16 as 16.11.2026. */
export function dottedDay(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** 2026-11-16 as 16.11.26. */
export function shortDay(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(2, 4)}`;
}
