import { defineUseCase } from "@/lib/access/use-case";
import { money } from "@/lib/domain/money";
import { capturable, decideCapture, type RefusedCapture } from "@/lib/domain/payment";
import type { Result } from "@/lib/domain/result";
import { amountBody } from "@/lib/payments-api/payments";
import { askPlatform } from "./ask-platform";
import { amountInput } from "./money-input";
import type { MoneyFailure, MoneyOutcome } from "./money-outcome";
import type { Intent } from "./open-operation";

export type CaptureFailure = MoneyFailure | RefusedCapture;

/** The rule and the request of a capture. */
export const capture: Intent<RefusedCapture> = {
  kind: "capture",
  decide: (payment, asked, now) => {
    const amount = asked === undefined ? capturable(payment) : money(asked, payment.amount.currency);
    return decideCapture(payment, amount, now);
  },
  body: amountBody,
};

/**
 * Takes all or part of what the customer approved.
 * Input: `{ paymentId, idempotencyKey, seenVersion, amountMinor?, reason? }`; without an amount, everything that remains.
 * The key is made when the form opens and kept until a definite answer: repeated, it gives the earlier answer again.
 */
export const capturePayment = defineUseCase({
  permission: "payment:capture",
  input: amountInput,
  run: (scope, input): Promise<Result<MoneyOutcome, CaptureFailure>> => askPlatform(scope, capture, input),
});
