import type { Caller } from "@/lib/access/caller";

/** The company's time zone; only people look at the log, what the portal does by itself counts in UTC. */
export function callerTimeZone(caller: Caller): string {
  return caller.kind === "person" ? caller.timeZone : "UTC";
}
