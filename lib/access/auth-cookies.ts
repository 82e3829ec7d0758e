import "server-only";
import { env } from "@/lib/env";

type PortalCookie = {
  name: string;
  options: { httpOnly: true; sameSite: "lax"; path: "/"; secure: boolean; maxAge?: number };
};

/** The `__Host-` prefix binds a cookie to exactly this host; browsers take it over HTTPS only. */
function portalCookie(name: string, maxAge?: number): PortalCookie {
  const secure = env.PORTAL_PUBLIC_URL.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}portal-${name}`,
    options: {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure,
      ...(maxAge === undefined ? {} : { maxAge }),
    },
  };
}

const QUARTER_HOUR_S = 15 * 60;

/** All cookies of next-auth under our names, so that every one of them has the prefix. */
export function authCookies() {
  return {
    sessionToken: portalCookie("session"),
    callbackUrl: portalCookie("sign-in-next"),
    csrfToken: portalCookie("sign-in-form"),
    pkceCodeVerifier: portalCookie("sign-in-pkce", QUARTER_HOUR_S),
    state: portalCookie("sign-in-state", QUARTER_HOUR_S),
    nonce: portalCookie("sign-in-nonce", QUARTER_HOUR_S),
  };
}
