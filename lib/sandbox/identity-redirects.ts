import { IDENTITY_ISSUERS, type IdentityIssuer } from "./identity-issuers";

const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"];
const USUAL_ORIGINS = ["http://localhost:3000", "http://127.0.0.1:3000"];

/** Where the portal at these origins is called back, for the client's registration. */
export function registeredRedirects(origins: readonly string[]): string[] {
  const all = new Set([...USUAL_ORIGINS, ...origins.map((origin) => new URL(origin).origin)]);
  return [...all].flatMap((origin) => IDENTITY_ISSUERS.map((issuer) => callbackAt(origin, issuer)));
}

function callbackAt(origin: string, issuer: IdentityIssuer): string {
  return `${origin}/api/auth/callback/${issuer.id}`;
}

/**
 * Whether a browser may be sent there: registered, or anything on this computer. A real issuer compares the whole
 * address; here every port and path of the loopback addresses will do, so that tests can listen where they like.
 */
export function isAllowedRedirect(redirectUri: string, registered: readonly string[]): boolean {
  if (registered.includes(redirectUri)) return true;
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
  return url?.protocol === "http:" && LOOPBACK_HOSTS.includes(url.hostname);
}
