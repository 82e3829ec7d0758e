import { env } from "@/lib/env";

/**
 * Whether the portal's own pages sent a request with these headers. Exact: one without `Origin` is refused, and what a proxy
 * in front says about the host plays no part.
 */
export function isFromOwnPages(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  return sent.get("origin") === env.PORTAL_PUBLIC_URL && (site === null || site === "same-origin");
}
