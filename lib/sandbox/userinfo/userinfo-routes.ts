import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { checkToken } from "../api/gateway";
import { type Answer, toResponse } from "../api/problem";
import type { SandboxContext } from "../context";
import { findCustomer } from "../customer";
import type { Payment } from "../payment";
import type { SalesUnit } from "../sales-unit";
import { claimsOf, expiredClaims } from "./userinfo-claims";

const READABLE_MS = 168 * 3_600_000;

/** Its own error shape: the status is a text. */
export function userinfoProblem(status: number, title: string): Answer {
  const instance = randomUUID();
  return { status, body: { type: "about:blank", title, status: String(status), detail: title, instance } };
}

function approvedAt({ events }: Payment): number {
  return events.find(({ name, success }) => name === "AUTHORIZED" && success)?.at ?? 0;
}

/** What the person agreed to share with the unit, over all their payments there. */
async function answerUserinfo(sub: string, unit: SalesUnit, context: SandboxContext): Promise<Answer> {
  const payments = await context.store.paymentsOfSub(unit.msn, sub);
  const phone = payments[0]?.approval?.phone;
  const customer = phone === undefined ? undefined : findCustomer(phone, context.people);
  if (!customer) return userinfoProblem(404, "Nobody of this sub has shared anything with the sales unit.");
  const person = { ...customer, nin: context.testPeople.byPhone(customer.phone)?.nin };
  const readable = payments.filter((payment) => approvedAt(payment) + READABLE_MS > context.clock.now());
  const scopes = (of: readonly Payment[]) => new Set(of.flatMap(({ scope }) => scope ?? []));
  const verified = unit.environment === "production";
  const once = claimsOf(person, scopes(payments), verified);
  const body = { sub, ...expiredClaims(once), ...claimsOf(person, scopes(readable), verified) };
  return { status: 200, body };
}

/**
 * `GET /vipps-userinfo-api/userinfo/{sub}`: exactly what was consented to with payments of this unit, for 168 hours. The token
 * says who asks; a subscription key is neither asked for nor looked at.
 */
export function userinfoRoutes(context: SandboxContext): Hono {
  return new Hono().get("/vipps-userinfo-api/userinfo/:sub", async (c) => {
    const checked = checkToken(c.req.raw.headers, context);
    if ("answer" in checked) {
      const { status } = checked.answer;
      return toResponse(userinfoProblem(status, status === 403 ? "Forbidden" : "Unauthorized"));
    }
    return toResponse(await answerUserinfo(c.req.param("sub"), checked.unit, context));
  });
}
