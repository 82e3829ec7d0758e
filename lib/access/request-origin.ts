import "server-only";
import { headers } from "next/headers";
import { env } from "@/lib/env";

/**
 * Whether the portal's own pages sent this request. Exact: a request without `Origin` is refused, and what a proxy in
 * front says about the host plays no part.
 */
export async function comesFromOwnPages(): Promise<boolean> {
  const sent = await headers();
  const site = sent.get("sec-fetch-site");
  return sent.get("origin") === env.PORTAL_PUBLIC_URL && (site === null || site === "same-origin");
}

/** Where the request comes from, as the nearest proxy tells; absent in tests. */
export async function clientAddress(): Promise<string | undefined> {
  const forwarded = (await headers()).get("x-forwarded-for");
  return forwarded?.split(",").at(-1)?.trim() || undefined;
}
