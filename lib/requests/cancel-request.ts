import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { decision } from "./request-input";
import { stateOf } from "./request-standing";
import { decide, type TakeBackFailure, withdrawOpen } from "./take-back";

/** Takes back a request that its customer has not answered, or that was not sent yet. Nothing is let go of that was approved. */
export const cancelRequest = defineUseCase({
  permission: "payment-request:send",
  input: decision,
  run: (scope, { requestId, idempotencyKey }): Promise<Result<{ requestId: string }, TakeBackFailure>> =>
    decide(scope, requestId, async (tx, found) => {
      const state = stateOf(found);
      if (state !== "open" && state !== "queued") return fail({ code: "no_longer_open" });
      // What is on its way this very moment has no payment yet, and is not known to have none.
      const reminding = found.request.nextKey !== null;
      const withdrawn =
        state === "open" && !reminding ? await withdrawOpen(tx, scope, found, idempotencyKey) : ok(undefined);
      if (!withdrawn.ok) return withdrawn;
      const change = { withdrawnAt: now(), sendAt: null, nextKey: null, remindAt: null };
      return ok({ value: { requestId }, change, action: "request.cancelled" as const });
    }),
});
