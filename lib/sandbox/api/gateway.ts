import type { SandboxContext } from "../context";
import type { SalesUnit } from "../sales-unit";
import { readToken } from "./access-token";
import type { Answer } from "./problem";

export type Caller = { unit: SalesUnit; subscriptionKey: string };

/** The gateway in front of the platform has its own error shape, without codes. */
export function gatewayAnswer(statusCode: number, message: string, headers?: Record<string, string>): Answer {
  return { status: statusCode, body: { statusCode, message }, headers };
}

export function tooManyRequests(retryAfter: number | undefined): Answer {
  const wait = retryAfter === undefined ? "" : ` Try again in ${retryAfter} seconds.`;
  const headers = retryAfter === undefined ? undefined : { "retry-after": String(retryAfter) };
  return gatewayAnswer(429, `Rate limit is exceeded.${wait}`, headers);
}

/** Who calls, by subscription key, token and sales unit; or the answer that turns them away. */
export function checkCaller(
  headers: Headers,
  context: SandboxContext,
): { caller: Caller } | { answer: Answer } {
  const key = checkSubscriptionKey(headers, context);
  if ("answer" in key) return key;
  const { unit, subscriptionKey } = key;
  const token = readBearer(headers, context);
  if ("answer" in token) return token;
  if (token.clientId !== unit.keys.clientId) {
    return {
      answer: gatewayAnswer(
        401,
        "Access denied: the token belongs to another set of keys than the subscription key.",
      ),
    };
  }
  const msn = headers.get("merchant-serial-number");
  if (msn && msn !== unit.msn) {
    return { answer: gatewayAnswer(403, `Access denied: these keys do not belong to sales unit ${msn}.`) };
  }
  if (!unit.flags.paymentAllowed) {
    return { answer: gatewayAnswer(403, "Access denied: the sales unit does not have this product.") };
  }
  return { caller: { unit, subscriptionKey } };
}

function readBearer(headers: Headers, context: SandboxContext): { clientId: string } | { answer: Answer } {
  const [, token] = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "") ?? [];
  if (!token)
    return {
      answer: gatewayAnswer(401, "Access denied: the Authorization header must be 'Bearer' and a token."),
    };
  const claims = readToken(token, context.tokenKey(), context.clock.now());
  if (claims?.aud === "payments") return { clientId: claims.sub };
  return { answer: gatewayAnswer(401, "Access denied: the access token is invalid or expired.") };
}

/** Who calls, where the token alone tells. */
export function checkToken(
  headers: Headers,
  context: SandboxContext,
): { unit: SalesUnit } | { answer: Answer } {
  const token = readBearer(headers, context);
  if ("answer" in token) return token;
  const unit = context.units.byClientId(token.clientId);
  const msn = headers.get("merchant-serial-number");
  if (unit && (!msn || msn === unit.msn)) return { unit };
  return {
    answer: gatewayAnswer(403, "Access denied: the access token does not belong to this sales unit."),
  };
}

export function checkSubscriptionKey(headers: Headers, context: SandboxContext): Caller | { answer: Answer } {
  const subscriptionKey = headers.get("ocp-apim-subscription-key");
  if (!subscriptionKey)
    return { answer: gatewayAnswer(401, "Access denied due to missing subscription key.") };
  const unit = context.units.bySubscriptionKey(subscriptionKey, context.clock.now());
  if (!unit) return { answer: gatewayAnswer(401, "Access denied due to invalid subscription key.") };
  return { unit, subscriptionKey };
}
