import type { ZodType } from "zod";
import { crashpoint } from "@/lib/crashpoint";
import { accessToken, forgetToken } from "./access-token";
import type { Answer } from "./answer";
import type { ApiKeys } from "./api-keys";
import { circuitIsOpen, noteFailure, noteSuccess } from "./circuit";
import { classify } from "./classify";
import { type HttpCall, platformHost, send } from "./client";
import { systemHeaders } from "./system-headers";

export type PlatformCall<T> = {
  readonly method: HttpCall["method"];
  readonly path: string;
  /** JSON where absent; the codes' interface tells by it what picture is wanted. */
  readonly accept?: string;
  readonly body?: string;
  readonly idempotencyKey?: string;
  /** The interface for what customers told wants the token alone. */
  readonly subscriptionKey?: "left out";
  /** For a list, whose answer is longer than a payment's. */
  readonly mostBytes?: number;
  /** Reads the body of a success; what it does not accept counts as unreadable. */
  readonly answer: ZodType<T>;
};

const circuitOf = (keys: ApiKeys) => `${platformHost()}|${keys.msn}`;

/** Whether new intents for this unit are to be refused for now. */
export function platformSeemsDown(keys: ApiKeys): boolean {
  return circuitIsOpen(circuitOf(keys));
}

/** Calls the platform once; only a token that was not taken is renewed, once, under the same key. */
export async function callPlatform<T>(keys: ApiKeys, call: PlatformCall<T>): Promise<Answer<T>> {
  const answer = await withToken(keys, call);
  const failed = answer.kind === "unknown" || (answer.kind === "not_sent" && answer.why === "unreachable");
  if (failed) noteFailure(circuitOf(keys));
  else noteSuccess(circuitOf(keys));
  return answer;
}

// Someone waits for the answer: a slow token, a call and both once more must not add up to the better part of a minute.
const WITHIN_MS = 11_000;

async function withToken<T>(keys: ApiKeys, call: PlatformCall<T>): Promise<Answer<T>> {
  const until = AbortSignal.timeout(WITHIN_MS);
  for (let round = 1; ; round += 1) {
    const token = await Promise.race([accessToken(keys), noTokenBy(until)]);
    if (token.kind !== "done") return token;
    if (call.idempotencyKey !== undefined) crashpoint("before-send", call.idempotencyKey);
    const reply = await send(requestOf(keys, call, token.value), until);
    if (reply.kind !== "reply" || reply.status !== 401) return classify(reply, call.answer);
    forgetToken(keys, token.value);
    if (round === 2) return { kind: "not_sent", why: "keys_refused" };
  }
}

/** Others may wait for the same token, so its request goes on; this call was not sent. */
function noTokenBy(until: AbortSignal): Promise<Answer<never>> {
  return new Promise((resolve) => {
    const late = () => resolve({ kind: "not_sent", why: "unreachable" });
    if (until.aborted) late();
    else until.addEventListener("abort", late, { once: true });
  });
}

function requestOf<T>(keys: ApiKeys, call: PlatformCall<T>, token: string): HttpCall {
  const { method, path, body, idempotencyKey, subscriptionKey, accept, mostBytes } = call;
  const { "ocp-apim-subscription-key": key, ...others } = systemHeaders(keys);
  const headers = {
    ...others,
    ...(key !== undefined && !subscriptionKey && { "ocp-apim-subscription-key": key }),
    ...(accept !== undefined && { accept }),
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
  };
  return { method, path, headers, mostBytes, ...(body !== undefined && { body }) };
}
