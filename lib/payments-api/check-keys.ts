import { z } from "zod";
import { env } from "@/lib/env";
import { askForToken } from "./access-token";
import type { ApiKeys } from "./api-keys";
import type { HttpReply } from "./client";
import { listWebhooks } from "./webhooks";

/** What is wrong with keys that someone typed, as closely as the platform tells. */
export type KeysProblem =
  | "subscription_key_wrong"
  | "secondary_key_wrong"
  /** Client id, client secret and subscription key don't belong together, or one of them is wrong. */
  | "keys_refused"
  | "keys_of_other_unit"
  /** The keys are right, but the unit may not use the interface for payments. */
  | "api_not_allowed"
  | "platform_busy"
  | "platform_unavailable";

/** Tries the keys: a token by each subscription key, then a call for the unit. Undefined where all is well. */
export async function checkKeys(keys: ApiKeys): Promise<KeysProblem | undefined> {
  const { subscriptionKeySecondary: second } = keys;
  if (second) {
    const { reply, token } = await askForToken({ ...keys, subscriptionKey: second });
    if (token === undefined && subscriptionKeyIsWrong(reply)) return "secondary_key_wrong";
  }
  const { reply, token } = await askForToken(keys);
  if (token === undefined) return problemOf(reply);
  const listed = await listWebhooks(keys);
  if (listed.kind === "done") return undefined;
  if (listed.kind === "refused") return "api_not_allowed";
  return listed.kind === "not_sent" && listed.why === "keys_refused"
    ? "keys_refused"
    : "platform_unavailable";
}

function problemOf(reply: HttpReply): KeysProblem {
  if (reply.kind !== "reply" || reply.status >= 500) return "platform_unavailable";
  if (reply.status === 429) return "platform_busy";
  if (reply.status === 403) return "keys_of_other_unit";
  return subscriptionKeyIsWrong(reply) ? "subscription_key_wrong" : "keys_refused";
}

const gateway = z.object({ message: z.string() });

/** The gateway in front of the platform says so in words alone. */
function subscriptionKeyIsWrong(reply: HttpReply): boolean {
  const said = reply.kind === "reply" && reply.status === 401 ? gateway.safeParse(reply.json) : undefined;
  return said?.success === true && /subscription/iu.test(said.data.message);
}

/** Whether units of this environment live on the platform's host that the portal speaks to. A sandbox plays both on one. */
export function hostHas(environment: "production" | "test"): boolean {
  const { hostname } = new URL(env.PAYMENTS_BASE_URL);
  if (hostname === "api.vipps.no") return environment === "production";
  return hostname !== "apitest.vipps.no" || environment === "test";
}
