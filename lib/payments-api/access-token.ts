import { createHash } from "node:crypto";
import { z } from "zod";
import { now } from "@/lib/clock";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { type HttpReply, platformHost, send } from "./client";
import { systemHeaders } from "./system-headers";

type Token = { readonly text: string; readonly until: number };

const tokens = new Map<string, Token>();
const asked = new Map<string, Promise<Answer<string>>>();

// Numbers come as text; a few answers have been seen with plain numbers.
const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().int().positive(),
});

// Renewed a little early, so that a token does not run out on its way.
const EARLY_MS = 60_000;

/** A token for this sales unit, from memory where possible. Several callers at once make one request. */
export function accessToken(keys: ApiKeys): Promise<Answer<string>> {
  const place = placeOf(keys);
  const kept = tokens.get(place);
  if (kept && kept.until > now().getTime()) return Promise.resolve({ kind: "done", value: kept.text });
  const running = asked.get(place) ?? fetchToken(keys).finally(() => asked.delete(place));
  asked.set(place, running);
  return running;
}

/** Forgets the token after the platform did not take it; a newer one that another call fetched meanwhile stays. */
export function forgetToken(keys: ApiKeys, refused: string): void {
  const place = placeOf(keys);
  if (tokens.get(place)?.text === refused) tokens.delete(place);
}

const clientOf = (keys: ApiKeys) => `${platformHost()}|${keys.msn}|${keys.clientId}|`;

/** Another secret is another place: keys that were made anew, here or by another process, get a token of their own at once. */
function placeOf(keys: ApiKeys): string {
  const hash = createHash("sha256").update(`${keys.clientSecret}\n${keys.subscriptionKey}`).digest("base64");
  return clientOf(keys) + hash;
}

function keep(keys: ApiKeys, token: Token): void {
  for (const place of tokens.keys()) if (place.startsWith(clientOf(keys))) tokens.delete(place);
  tokens.set(placeOf(keys), token);
}

async function fetchToken(keys: ApiKeys): Promise<Answer<string>> {
  const { reply, token } = await askForToken(keys);
  if (token !== undefined) return { kind: "done", value: token };
  // Without a token nothing else was sent, so every failure here means: not carried out.
  if (reply.kind !== "reply" || reply.status >= 500) return { kind: "not_sent", why: "unreachable" };
  return { kind: "not_sent", why: reply.status === 429 ? "too_many_requests" : "keys_refused" };
}

/** Asks for a token whether or not one is kept, and keeps the new one: tells whether the keys work right now. */
export async function askForToken(keys: ApiKeys): Promise<{ reply: HttpReply; token?: string }> {
  const { clientId, clientSecret } = keys;
  const headers = { ...systemHeaders(keys), client_id: clientId, client_secret: clientSecret };
  const reply = await send({ method: "POST", path: "/accesstoken/get", headers });
  const parsed =
    reply.kind === "reply" && reply.status === 200 ? tokenAnswer.safeParse(reply.json) : undefined;
  if (!parsed?.success) return { reply };
  const { access_token: token, expires_in } = parsed.data;
  keep(keys, { text: token, until: now().getTime() + expires_in * 1_000 - EARLY_MS });
  return { reply, token };
}
