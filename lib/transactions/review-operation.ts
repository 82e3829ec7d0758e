import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { holdsCardNumber } from "@/lib/domain/card-number";
import { fail, ok, type Result } from "@/lib/domain/result";
import { DECIDED_BY_PERSON, findOperation, moveOperation, noteStep } from "./operation-repository";
import { NOTHING_RESERVED } from "./operation-steps";
import { lockPayment, updatePayment } from "./repository";
import { auditOf } from "./settle-operation";

export type ReviewFailure = { code: "operation_not_found" } | { code: "not_in_review" };

type Reviewed = Result<{ state: "succeeded" | "failed" }, ReviewFailure>;

/**
 * A person decides about an operation that the portal could not clear up: after looking in the settlement, or after asking the
 * platform's support. Its money is free again, and the amounts are read from the platform anew. The reason stands with its steps.
 * Input: `{ operationId, happened, reason }`. Whoever may capture may cancel and refund as well, so one permission stands for all.
 */
export const reviewOperation = defineUseCase({
  permission: "payment:capture",
  input: z.strictObject({
    operationId: z.uuid(),
    happened: z.boolean(),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => !holdsCardNumber(text)),
  }),
  run(scope, { operationId, happened, reason }): Promise<Reviewed> {
    return scope.write(async (tx): Promise<Change<Reviewed>> => {
      const known = await findOperation(tx, operationId);
      const row = known && (await lockPayment(tx, known.paymentId));
      if (!known || !row) return { value: fail({ code: "operation_not_found" }), audit: "unchanged" };
      const state = happened ? "succeeded" : "failed";
      const verdict = { state, settledAt: now(), ...(happened ? {} : { errorCode: "reviewed" }) } as const;
      const moved = await moveOperation(tx, known, ["needs_review"], verdict);
      if (!moved) return { value: fail({ code: "not_in_review" }), audit: "unchanged" };
      await noteStep(tx, moved, state, now(), DECIDED_BY_PERSON + reason);
      await updatePayment(tx, row.id, { ...NOTHING_RESERVED, version: row.version + 1, nextPollAt: now() });
      const entry = auditOf(moved);
      return {
        value: ok({ state }),
        audit: { ...entry, action: `payment.${moved.kind}.reviewed`, details: { ...entry.details, state } },
      };
    });
  },
});
