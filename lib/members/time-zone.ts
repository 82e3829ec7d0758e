import type { Caller } from "@/lib/access/caller";

/** The company's time zone. Only people manage people, so there is no other caller here. */
export function timeZoneOf(caller: Caller): string {
  if (caller.kind !== "person") throw new Error("no event and no job manages people");
  return caller.timeZone;
}
