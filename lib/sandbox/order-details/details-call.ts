import type { Context } from "hono";
import { checkCaller } from "../api/gateway";
import { type Answer, toResponse } from "../api/problem";
import type { SandboxContext } from "../context";
import { orderName } from "./details-bodies";
import type { DetailsDesk } from "./details-desk";
import { invalid } from "./details-problem";
import { type DetailsAddress, PAYMENT_TYPES, type PaymentType } from "./order-details";

/** A call of a sales unit that the gateway let through. */
export type DetailsCall = { c: Context; msn: string; text: string; details: DetailsDesk };

export type DetailsHandler = (call: DetailsCall) => Promise<Answer>;

const NAMED = ["system-name", "system-version", "system-plugin-name", "system-plugin-version"];

function checkHeaders(headers: Headers): Answer | undefined {
  const long = NAMED.map((name) => `vipps-${name}`).filter((name) => (headers.get(name) ?? "").length > 100);
  if (long.length > 0) return invalid(...long.map((name) => ({ name, reason: "At most 100 characters." })));
  if (headers.get("merchant-serial-number")) return undefined;
  return invalid({ name: "Merchant-Serial-Number", reason: "The header is required." });
}

export async function serveDetails(
  c: Context,
  context: SandboxContext,
  handler: DetailsHandler,
): Promise<Response> {
  const { headers } = c.req.raw;
  const checked = checkCaller(headers, context);
  if ("answer" in checked) return toResponse(checked.answer);
  const wrong = checkHeaders(headers);
  if (wrong) return toResponse(wrong);
  const { msn } = checked.caller.unit;
  return toResponse(await handler({ c, msn, text: await c.req.text(), details: context.details }));
}

/** A call whose path names an order. Version 1 has no payment type in its path. */
export function aboutOrder(
  handler: (at: DetailsAddress, call: DetailsCall) => Promise<Answer>,
  always?: PaymentType,
): DetailsHandler {
  return async (call) => {
    const named = call.c.req.param("paymentType")?.toUpperCase();
    const paymentType = always ?? PAYMENT_TYPES.find((one) => one === named);
    if (!paymentType) return invalid({ name: "paymentType", reason: "Must be ecom or recurring." });
    const order = readOrderName(call.c.req.param("orderId"));
    return "answer" in order ? order.answer : handler({ msn: call.msn, paymentType, ...order }, call);
  };
}

export function readOrderName(text: string | undefined): { orderId: string } | { answer: Answer } {
  if (text !== undefined && orderName.safeParse(text).success) return { orderId: text };
  const reason = "Letters, digits, hyphens, underscores and full stops, at least one.";
  return { answer: invalid({ name: "orderId", reason }) };
}
