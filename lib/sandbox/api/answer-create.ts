import { randomBytes } from "node:crypto";
import type { SandboxContext } from "../context";
import type { Decision } from "../desk";
import { checkCreate } from "../rules/check-create";
import { createPayment } from "../rules/create-payment";
import { resolveCustomer } from "../rules/resolve-customer";
import { type CreateBody, createBody } from "./create-body";
import type { MerchantCall } from "./merchant-request";
import { keyRequest } from "./merchant-request";
import { repeatedMetadataKey } from "./metadata-keys";
import { type Answer, codeProblem, malformedProblem } from "./problem";
import { readBody } from "./read-body";
import { redirectUrlFor } from "./redirect-url";

/** `POST /payments`: 201 with the reference and, but for a push message, where to send the customer. */
export async function answerCreate(call: MerchantCall, context: SandboxContext): Promise<Answer> {
  const { headers, text, reference, instance, caller } = call;
  const keyed = keyRequest({ headers, operation: "create", reference, text, instance });
  if ("answer" in keyed) return keyed.answer;
  const at = { msn: caller.unit.msn, reference };
  return context.desk.answer(at, keyed.request, (existing, _unit, now) => {
    const read = readBody(createBody, text, instance);
    if ("answer" in read) return { answer: read.answer };
    const wrong = checkShape(read.body, text, instance);
    if (wrong) return { answer: wrong };
    if (existing) return { answer: codeProblem("4150", instance) };
    return decideCreate(read.body, call, context, { now, idempotencyKey: keyed.request?.key ?? "" });
  });
}

/** What the published shape says beyond single fields. */
function checkShape({ customer, shipping }: CreateBody, text: string, instance: string): Answer | undefined {
  if (repeatedMetadataKey(text)) return codeProblem("4110", instance);
  if (customer && Object.keys(customer).length > 1) {
    return malformedProblem(instance, [
      { name: "customer", reason: "Exactly one way to name the customer is allowed." },
    ]);
  }
  if (shipping && (shipping.fixedOptions === undefined) === (shipping.dynamicOptions === undefined)) {
    return malformedProblem(instance, [
      { name: "shipping", reason: "Send either fixedOptions or dynamicOptions." },
    ]);
  }
  return undefined;
}

function decideCreate(
  body: CreateBody,
  { caller, instance }: MerchantCall,
  context: SandboxContext,
  { now, idempotencyKey }: { now: number; idempotencyKey: string },
): Decision {
  const { unit } = caller;
  const refused = checkCreate(body, unit, now);
  if (refused) return { answer: codeProblem(refused, instance) };
  const customer = resolveCustomer(body, context.people, now, context.customerCodes.namesFor(unit.msn));
  if ("refused" in customer) return { answer: codeProblem(customer.refused, instance) };
  const token = randomBytes(24).toString("base64url");
  const payment = createPayment({ body, unit, now, phone: customer.phone, token, idempotencyKey });
  const redirectUrl = redirectUrlFor(payment, context);
  const { reference } = payment;
  return { payment, answer: { status: 201, body: { reference, ...(redirectUrl && { redirectUrl }) } } };
}
