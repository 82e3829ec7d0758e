import { createHmac } from "node:crypto";

export type LoginRole = "portal_owner" | "portal_app" | "portal_worker";

/** The role's password: derived from SECRETS_KEY, so that every process can work out its own and none is stored. */
export function rolePassword(role: LoginRole, secretsKey: string): string {
  return createHmac("sha256", Buffer.from(secretsKey, "base64"))
    .update(`database role ${role}`)
    .digest("hex");
}

/** The same server and database as `url`, signed in as `role`. */
export function roleUrl(url: string, role: LoginRole, secretsKey: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = rolePassword(role, secretsKey);
  return changed.href;
}
