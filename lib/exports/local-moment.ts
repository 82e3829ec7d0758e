import { localTimes } from "@/lib/reports/local-time";

/** Instants as "YYYY-MM-DD HH:MM:SS" on the clocks of a place. */
export function localMoments(timeZone: string): (instant: Date | null) => string | null {
  const local = localTimes(timeZone);
  return (instant) => instant && local(instant.toISOString()).iso.slice(0, 19).replace("T", " ");
}
