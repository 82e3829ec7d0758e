/** What of a browser's storage is used. */
type Kept = Pick<Storage, "getItem" | "setItem">;

/**
 * Cursors lead forward only, so a page remembers for the next one how it was reached: by the part of its address that the first
 * page lacks ("after=…", or nothing for the first page itself). No filter or search text is kept, and nothing beyond this tab.
 */
export function remember(kept: Kept, pages: { here: string; first: string; next: string }): void {
  kept.setItem(keyOf(pages.next), cursorOf(pages.here, pages.first));
}

/** The address of the page before this one, as far as somebody came that way in this tab. */
export function pageBehind(kept: Kept, { here, first }: { here: string; first: string }): string | undefined {
  const cursor = kept.getItem(keyOf(here));
  if (cursor === null) return undefined;
  return cursor === "" ? first : `${first}${first.includes("?") ? "&" : "?"}${cursor}`;
}

function cursorOf(here: string, first: string): string {
  const known = new URLSearchParams(queryOf(first));
  const own = [...new URLSearchParams(queryOf(here))].filter(([name]) => !known.has(name));
  return new URLSearchParams(own).toString();
}

const queryOf = (address: string) => address.split("?")[1] ?? "";

/** The address without its words: parts in any order are the same page. */
function keyOf(address: string): string {
  const parts = queryOf(address).split("&").sort().join("&");
  let hash = 0xcbf29ce484222325n;
  for (const sign of `${address.split("?")[0]}?${parts}`)
    hash = BigInt.asUintN(64, (hash ^ BigInt(sign.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return `page:${hash.toString(36)}`;
}
