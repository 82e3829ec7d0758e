import type { z } from "zod";
import type { SandboxContext } from "../context";
import type { Payment } from "../payment";
import { viewModification } from "../payment-view";
import { cancelPayment } from "../rules/cancel-payment";
import { capturePayment } from "../rules/capture-payment";
import { refundPayment } from "../rules/refund-payment";
import type { Ruling } from "../rules/ruling";
import type { SalesUnit } from "../sales-unit";
import { cancelBody, modificationBody } from "./create-body";
import type { MerchantCall } from "./merchant-request";
import { keyRequest, type Operation } from "./merchant-request";
import { type Answer, codeProblem } from "./problem";
import { readBody } from "./read-body";

type Asked<S extends z.ZodType> = { body: z.output<S>; idempotencyKey: string | undefined; now: number };

function answerOperation<S extends z.ZodType>(
  operation: Operation,
  schema: S,
  rule: (payment: Payment, unit: SalesUnit, asked: Asked<S>) => Ruling,
): (call: MerchantCall, context: SandboxContext) => Promise<Answer> {
  return async ({ caller, headers, text, reference, instance }, { desk }) => {
    const keyed = keyRequest({ headers, operation, reference, text, instance });
    if ("answer" in keyed) return keyed.answer;
    return desk.answer({ msn: caller.unit.msn, reference }, keyed.request, (payment, unit, now) => {
      if (!payment) return { answer: codeProblem("5090", instance) };
      const read = readBody(schema, text, instance);
      if ("answer" in read) return { answer: read.answer };
      const ruling = rule(payment, unit, { body: read.body, idempotencyKey: keyed.request?.key, now });
      if ("refused" in ruling) return { answer: codeProblem(ruling.refused, instance) };
      return { payment: ruling.payment, answer: { status: 200, body: viewModification(ruling.payment) } };
    });
  };
}

export const answerCapture = answerOperation("capture", modificationBody, (payment, unit, asked) => {
  const { body, idempotencyKey, now } = asked;
  if (!Number.isInteger(body.modificationAmount.value)) return { refused: "4040" };
  return capturePayment(payment, unit, now, { ...body.modificationAmount, idempotencyKey });
});

export const answerRefund = answerOperation("refund", modificationBody, (payment, unit, asked) => {
  const { body, idempotencyKey, now } = asked;
  if (!Number.isInteger(body.modificationAmount.value)) return { refused: "4040" };
  return refundPayment(payment, unit, now, { ...body.modificationAmount, idempotencyKey });
});

export const answerCancel = answerOperation("cancel", cancelBody, (payment, _unit, asked) => {
  const { body, idempotencyKey, now } = asked;
  const onlyIfNotApproved = body.cancelTransactionOnly ?? false;
  return cancelPayment(payment, now, { onlyIfNotApproved, idempotencyKey });
});
