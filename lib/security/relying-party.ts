import "server-only";
import { isIP } from "node:net";
import type { RelyingParty } from "@/lib/access/passkeys";
import { env } from "@/lib/env";

/** The portal as passkeys know it; undefined where its address has no name, because browsers bind passkeys to names only. */
export function relyingParty(address = env.PORTAL_PUBLIC_URL): RelyingParty | undefined {
  const { hostname, origin } = new URL(address);
  return isIP(hostname.replace(/^\[|\]$/g, "")) ? undefined : { id: hostname, origin };
}
