import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";

/** The same for the request that is being answered: the second line, behind the proxy's. */
export async function comesFromOwnPages(): Promise<boolean> {
  return isFromOwnPages(await headers());
}

/**
 * Whether the portal's own pages sent a request with these headers. Exact: one without `Origin` is refused, and what a proxy
 * in front says about the host plays no part.
 */
export function isFromOwnPages(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  return sent.get("origin") === env.PORTAL_PUBLIC_URL && (site === null || site === "same-origin");
}

/** Where the request comes from, as the nearest proxy tells; absent in tests. */
export async function clientAddress(): Promise<string | undefined> {
  const forwarded = (await headers()).get("x-forwarded-for");
  return forwarded?.split(",").at(-1)?.trim() || undefined;
}
