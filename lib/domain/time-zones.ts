/** IANA names of where companies of the four countries, and those who keep their books, count their days. */
export const TIME_ZONES = [
  "Europe/Oslo",
  "Europe/Copenhagen",
  "Europe/Stockholm",
  "Europe/Helsinki",
  "Atlantic/Faroe",
  "America/Nuuk",
  "Atlantic/Reykjavik",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Tallinn",
  "UTC",
] as const;

/** Whether it is the name of a time zone; an offset such as +01:00 is none, as it knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** As people write it: "America/Port of Spain". */
export const zoneName = (name: string): string => name.replaceAll("_", " ");
