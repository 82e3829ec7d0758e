import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { keyFits } from "../rules/renew-key";
import { issueToken } from "./access-token";
import { checkSubscriptionKey, gatewayAnswer } from "./gateway";
import { type Answer, toResponse } from "./problem";

const PAYMENT_TOKEN_SECONDS = 3600;
const REPORT_TOKEN_SECONDS = 900;

function refuse(status: 400 | 401, error: string, error_description: string): Answer {
  return { status, body: { error, error_description } };
}

/** `/accesstoken/get`: keys in headers, all numbers in the answer are strings, the token lives for an hour. */
function giveToken(headers: Headers, context: SandboxContext): Answer {
  const key = checkSubscriptionKey(headers, context);
  if ("answer" in key) return key.answer;
  const clientId = headers.get("client_id");
  const clientSecret = headers.get("client_secret");
  if (!clientId || !clientSecret)
    return refuse(400, "invalid_request", "client_id and client_secret must be sent as headers.");
  const { keys, msn } = key.unit;
  const known = keyFits(key.unit, "client-secret", clientSecret, context.clock.now());
  if (clientId !== keys.clientId || !known) {
    return refuse(
      401,
      "invalid_client",
      "client_id, client_secret and subscription key do not belong together.",
    );
  }
  const asked = headers.get("merchant-serial-number");
  if (asked && asked !== msn)
    return gatewayAnswer(403, `Access denied: these keys do not belong to sales unit ${asked}.`);
  const nbf = Math.floor(context.clock.now() / 1000);
  const exp = nbf + PAYMENT_TOKEN_SECONDS;
  const claims = { sub: clientId, aud: "payments", nbf, exp, jti: randomUUID() } as const;
  const body = {
    token_type: "Bearer",
    expires_in: String(PAYMENT_TOKEN_SECONDS),
    ext_expires_in: "0",
    expires_on: String(exp),
    not_before: String(nbf),
    resource: "00000002-0000-0000-c000-000000000000",
    access_token: issueToken(claims, context.tokenKey()),
  };
  return { status: 200, body };
}

/** `/miami/v1/token`: keys as HTTP basic, a form body, and no subscription key; lives for 15 minutes. */
function giveReportToken(headers: Headers, form: URLSearchParams, context: SandboxContext): Answer {
  const [, basic] = /^Basic (\S+)$/.exec(headers.get("authorization") ?? "") ?? [];
  const [clientId, clientSecret] = Buffer.from(basic ?? "", "base64")
    .toString("utf8")
    .split(":");
  const keys = context.units.byAccountingClientId(clientId ?? "")?.merchant.accountingKeys;
  if (!keys || keys.clientSecret !== clientSecret)
    return refuse(401, "invalid_client", "Client authentication failed.");
  if (headers.has("ocp-apim-subscription-key") || form.get("grant_type") !== "client_credentials") {
    return refuse(400, "invalid_client", "Send grant_type=client_credentials and no subscription key.");
  }
  const nbf = Math.floor(context.clock.now() / 1000);
  const claims = {
    sub: keys.clientId,
    aud: "reports",
    nbf,
    exp: nbf + REPORT_TOKEN_SECONDS,
    jti: randomUUID(),
  } as const;
  const access_token = issueToken(claims, context.tokenKey());
  return { status: 200, body: { access_token, token_type: "Bearer", expires_in: REPORT_TOKEN_SECONDS } };
}

export function tokenRoutes(context: SandboxContext): Hono {
  return new Hono()
    .post("/accesstoken/get", (c) => toResponse(giveToken(c.req.raw.headers, context)))
    .post("/miami/v1/token", async (c) => {
      const form = new URLSearchParams(await c.req.text());
      return toResponse(giveReportToken(c.req.raw.headers, form, context));
    });
}
