import { z } from "zod";
import { LOGIN_SCOPES, type LoginSettings, TOKEN_METHODS } from "@/lib/domain/login-setup";
import { CONSENT_TYPES, type MarketingConsents } from "@/lib/domain/marketing-consents";
import { env } from "@/lib/env";
import { type HttpReply, send } from "./client";

const version = z.int().min(0);

const setup = z.object({
  msn: z.string(),
  login: z.object({
    version,
    value: z
      .object({
        redirectUris: z.array(z.string()),
        tokenMethod: z.enum(TOKEN_METHODS),
        webhookUrl: z.string().nullable(),
      })
      .nullable(),
  }),
  marketing: z.object({
    version,
    value: z
      .object({
        types: z.array(z.object({ type: z.enum(CONSENT_TYPES), mandatory: z.boolean() })),
        termsUrl: z.string(),
        privacyUrl: z.string(),
      })
      .nullable(),
  }),
  // What this portal has no words for yet, it does not list.
  scopes: z.array(z.string()).transform((told) => LOGIN_SCOPES.filter((scope) => told.includes(scope))),
});

/** Login of one sales unit as the platform has it; `value` is null where there is none. */
export type LoginSetup = z.output<typeof setup>;

/** `no_interface`: a real platform keeps this in its own portal. `unknown_unit`: the platform has no such unit. */
export type NoSetup = "no_interface" | "unknown_unit" | "unavailable";

export async function readLogin(msn: string): Promise<LoginSetup | NoSetup> {
  if (!env.onSandbox) return "no_interface";
  return answered(await send({ method: "GET", path: `${pathOf(msn)}/login`, headers: {} }));
}

/** Of many units at once; those that the platform does not know are left out. */
export async function readLogins(msns: readonly string[]): Promise<readonly LoginSetup[] | NoSetup> {
  if (!env.onSandbox) return "no_interface";
  const reply = await post("/_control/logins", { msns });
  const read = z.object({ logins: z.array(setup) });
  const parsed = reply.kind === "reply" && reply.status === 200 ? read.safeParse(reply.json) : undefined;
  return parsed?.success ? parsed.data.logins : "unavailable";
}

/** `changed`: somebody else changed it since that version. `not_active`: there is no login to ask for consents with. */
export type NotSaved = NoSetup | "changed" | "not_active";

/** Null removes the login, and the consents with it. */
export async function writeLogin(
  msn: string,
  order: { version: number; value: LoginSettings | null },
): Promise<LoginSetup | NotSaved> {
  return env.onSandbox ? saved(await post(`${pathOf(msn)}/login`, order)) : "no_interface";
}

export async function writeMarketing(
  msn: string,
  order: { version: number; value: MarketingConsents | null },
): Promise<LoginSetup | NotSaved> {
  return env.onSandbox ? saved(await post(`${pathOf(msn)}/marketing`, order)) : "no_interface";
}

const refusal = z.object({ code: z.enum(["changed", "not_active"]) });

function saved(reply: HttpReply): LoginSetup | NotSaved {
  const refused = reply.kind === "reply" && reply.status === 409 ? refusal.safeParse(reply.json) : undefined;
  return refused?.success ? refused.data.code : answered(reply);
}

function answered(reply: HttpReply): LoginSetup | NoSetup {
  if (reply.kind !== "reply") return "unavailable";
  if (reply.status === 404) return "unknown_unit";
  const read = reply.status === 200 ? setup.safeParse(reply.json) : undefined;
  return read?.success ? read.data : "unavailable";
}

function post(path: string, body: unknown): Promise<HttpReply> {
  const headers = { "content-type": "application/json" };
  return send({ method: "POST", path, headers, body: JSON.stringify(body) });
}

function pathOf(msn: string): string {
  return `/_control/sales-units/${msn}`;
}
