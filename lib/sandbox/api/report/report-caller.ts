import type { SandboxContext } from "../../context";
import type { SalesUnit } from "../../sales-unit";
import { readToken } from "../access-token";
import { checkSubscriptionKey } from "../gateway";
import type { Answer } from "../problem";
import { unauthorized } from "./report-answers";

/**
 * Whose ledgers a call may read. A token of `/miami/v1/token` (accounting keys) opens all units of its merchant but those that are
 * closed to accountants; a token of `/accesstoken/get`, together with the unit's subscription key, opens that one unit.
 */
export function checkReportCaller(
  headers: Headers,
  context: SandboxContext,
): { units: SalesUnit[] } | { answer: Answer } {
  const [, token] = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "") ?? [];
  const claims = token && readToken(token, context.tokenKey(), context.clock.now());
  if (!claims) return { answer: unauthorized("The access token is missing, invalid or expired.") };
  const all = context.ledgers.units();
  if (claims.aud === "reports") {
    const own = all.filter(({ merchant }) => merchant.accountingKeys.clientId === claims.sub);
    return { units: own.filter(({ closedToAccountants }) => !closedToAccountants) };
  }
  const key = checkSubscriptionKey(headers, context);
  if ("answer" in key || key.unit.keys.clientId !== claims.sub)
    return { answer: unauthorized("The access token and the subscription key do not belong together.") };
  const msn = headers.get("merchant-serial-number");
  if (msn && msn !== key.unit.msn)
    return { answer: unauthorized(`These keys do not belong to sales unit ${msn}.`) };
  return { units: all.filter((unit) => unit.msn === key.unit.msn) };
}
