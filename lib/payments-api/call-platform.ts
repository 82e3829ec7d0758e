import { type ZodType, z } from "zod";
import { crashpoint } from "@/lib/crashpoint";
import { plantedBug } from "@/lib/planted-bug";
import { accessToken, forgetToken } from "./access-token";
import type { Answer, Refused } from "./answer";
import type { ApiKeys } from "./api-keys";
import { circuitIsOpen, noteFailure, noteSuccess } from "./circuit";
import { type HttpCall, type HttpReply, platformHost, send } from "./client";
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

// Took place at most zero times: the platform says "not now" to these.
const NOT_NOW = { 423: "locked", 429: "too_many_requests" } as const;
const TRY_AGAIN_CODE = "6280";
const DEFINITE_NO = new Set([400, 403, 404, 409, 410, 415, 422]);

function classify<T>(reply: HttpReply, schema: ZodType<T>): Answer<T> {
  if (reply.kind === "not_sent") return { kind: "not_sent", why: "unreachable" };
  if (reply.kind === "no_answer") return { kind: "unknown", why: reply.why };
  const { status, json, retryAfter } = reply;
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(json);
    return parsed.success ? { kind: "done", value: parsed.data } : { kind: "unknown", why: "unreadable" };
  }
  if (status === 423 || status === 429) {
    const wait = retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter };
    return { kind: "not_sent", why: NOT_NOW[status], ...wait };
  }
  const definite = DEFINITE_NO.has(status) || plantedBug("server-error-is-refusal");
  if (!definite) return { kind: "unknown", why: "server_error" };
  const refused = readProblem(status, json);
  return refused.code === TRY_AGAIN_CODE ? { kind: "not_sent", why: "try_again" } : refused;
}

const problem = z.object({
  title: z.string().nullish(),
  detail: z.string().nullish(),
  extraDetails: z.array(z.object({ name: z.string().nullish(), reason: z.string().nullish() })).nullish(),
  invalidParams: z.array(z.object({ name: z.string(), reason: z.string() })).nullish(),
});

function readProblem(status: number, json: unknown): Refused {
  const parsed = problem.safeParse(json);
  const { title, detail, extraDetails, invalidParams } = parsed.success ? parsed.data : {};
  const fields = invalidParams?.map(({ name, reason }) => `${name}: ${reason}`).join(" ");
  const code = extraDetails?.find(({ name }) => name === "ErrorCode")?.reason;
  return {
    kind: "refused",
    status,
    code: code && /^\d{4,5}$/.test(code) ? code : `http_${status}`,
    detail: (fields || detail || title || "").slice(0, 300),
  };
}
