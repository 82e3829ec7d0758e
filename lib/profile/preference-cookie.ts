import "server-only";
import { env } from "@/lib/env";

const YEAR_S = 365 * 24 * 60 * 60;

/** Attributes of a cookie that keeps a preference. */
export function preferenceCookie() {
  return {
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    secure: env.PORTAL_PUBLIC_URL.startsWith("https:"),
    maxAge: YEAR_S,
  } as const;
}
