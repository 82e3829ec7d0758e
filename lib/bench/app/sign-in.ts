import { createHash } from "node:crypto";
import { encode } from "next-auth/jwt";
import { authCookies } from "@/lib/access/auth-cookies";
import { ABSOLUTE_MS, openSession } from "@/lib/access/session-store";
import { env } from "@/lib/env";

export type Cookie = { name: string; value: string };

/** A session as a sign-in would open it, with its cookie. */
export async function signInAs(userId: string): Promise<Cookie> {
  const sid = await openSession({ userId, method: "bankid-no", ip: undefined, userAgent: "bench" });
  const value = await encode({ token: { sid }, secret: env.sessionSecret, maxAge: ABSOLUTE_MS / 1_000 });
  return { name: authCookies().sessionToken.name, value };
}

/** Ids of the filled database are made from names (see data/fill-companies.ts). */
export function idOf(name: string): string {
  const hash = createHash("md5").update(name).digest("hex");
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}
