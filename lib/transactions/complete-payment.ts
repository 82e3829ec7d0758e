import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, type Result } from "@/lib/domain/result";
import { askPlatform } from "./ask-platform";
import { type CaptureFailure, capture } from "./capture-payment";
import type { MoneyOutcome } from "./money-outcome";
import { versionOfPayment } from "./repository";

/**
 * Captures all that a customer approved, for a merchant who wants that done at once. The same procedure as a person's capture, with
 * the payment as it stands in place of what somebody looked at. Input: `{ paymentId, idempotencyKey }`.
 */
export const completePayment = defineUseCase({
  permission: "payment:complete",
  input: z.strictObject({ paymentId: z.uuid(), idempotencyKey: z.uuid() }),
  async run(scope, { paymentId, idempotencyKey }): Promise<Result<MoneyOutcome, CaptureFailure>> {
    const seenVersion = await scope.read((tx) => versionOfPayment(tx, paymentId));
    if (seenVersion === undefined) return fail({ code: "payment_not_found" });
    return askPlatform(scope, capture, { paymentId, idempotencyKey, seenVersion });
  },
});
