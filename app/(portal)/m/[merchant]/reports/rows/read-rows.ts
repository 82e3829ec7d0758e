import type { Query } from "../address";

/** What the address says of the rows beside period, units, channel and currency. */
export function readRows(query: Query) {
  const one = (name: string) => [query[name]].flat()[0]?.trim() ?? "";
  const among = (name: string, first: number, last: number) => {
    const number = /^\d{1,2}$/.test(one(name)) ? Number(one(name)) : Number.NaN;
    return number >= first && number <= last ? number : undefined;
  };
  return {
    kind: one("kind") === "refunded" ? "refunded" : "captured",
    weekday: among("weekday", 1, 7),
    hour: among("hour", 0, 23),
    of: one("of").slice(0, 3_000) || undefined,
    after: /^[\w-]{1,300}$/.test(one("after")) ? one("after") : undefined,
  } as const;
}
