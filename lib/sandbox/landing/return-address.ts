/** Schemes that a browser would run or open as a document instead of handing them to another app. */
const NO_APP = ["javascript:", "data:", "vbscript:", "blob:", "file:", "about:", "view-source:"];

/** Where the shop wants its customer back: a web address to go to, an app to offer a link to, or nowhere. */
export type ReturnAddress = { kind: "web" | "app"; href: string } | { kind: "none" };

export function readReturnAddress(returnUrl: string | undefined): ReturnAddress {
  if (!returnUrl || !URL.canParse(returnUrl)) return { kind: "none" };
  const { protocol, href } = new URL(returnUrl);
  if (NO_APP.includes(protocol)) return { kind: "none" };
  return { kind: protocol === "https:" || protocol === "http:" ? "web" : "app", href };
}
