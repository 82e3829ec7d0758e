import type { Country } from "../test-people";

const ZONES: Record<Country, string> = {
  NO: "Europe/Oslo",
  DK: "Europe/Copenhagen",
  FI: "Europe/Helsinki",
  SE: "Europe/Stockholm",
};

/** Day and time of an instant where the person lives, such as `Sat 21 Nov, 14:05`. */
export function showTime(at: number, country: Country): string {
  const timeZone = ZONES[country];
  const day = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
  });
  return `${day.format(at)}, ${showClock(at, country)}`;
}

export function showClock(at: number, country: Country): string {
  const timeZone = ZONES[country];
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
}
