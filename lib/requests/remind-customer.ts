import { randomUUID } from "node:crypto";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { mayRemind } from "@/lib/domain/payment-request";
import { fail, ok, type Result } from "@/lib/domain/result";
import { decision } from "./request-input";
import { stateOf } from "./request-standing";
import { decide, type TakeBackFailure, withdrawOpen } from "./take-back";

/** How long the platform usually takes to withdraw what is open. */
export const AFTER_WITHDRAWAL_MS = 2_000;

/**
 * Lets the customer's phone ring again. The platform has no reminders, so the open request is taken back and, once that is
 * certain, sent anew: never are two of them open at a time.
 */
export const remindCustomer = defineUseCase({
  permission: "payment-request:send",
  input: decision,
  run: (scope, { requestId, idempotencyKey }): Promise<Result<{ requestId: string }, TakeBackFailure>> =>
    decide(scope, requestId, async (tx, found) => {
      if (!mayRemind(stateOf(found))) return fail({ code: "no_longer_open" });
      const withdrawn = await withdrawOpen(tx, scope, found, idempotencyKey);
      if (!withdrawn.ok) return withdrawn;
      const sendAt = new Date(now().getTime() + AFTER_WITHDRAWAL_MS);
      const change = { nextKey: randomUUID(), sendAt };
      return ok({ value: { requestId }, change, action: "request.reminded" as const });
    }),
});
