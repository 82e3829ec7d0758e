import { defineUseCase } from "@/lib/access/use-case";
import { money } from "@/lib/domain/money";
import { decideRefund, type RefusedRefund, refundable } from "@/lib/domain/payment";
import type { Result } from "@/lib/domain/result";
import { amountBody } from "@/lib/payments-api/payments";
import { askPlatform } from "./ask-platform";
import { amountInput } from "./money-input";
import type { MoneyFailure, MoneyOutcome } from "./money-outcome";
import type { Intent } from "./open-operation";
import { needsProof, type RefundNeedsProof } from "./refund-limit";

export type RefundFailure = MoneyFailure | RefusedRefund | RefundNeedsProof;

const refund: Intent<RefusedRefund | RefundNeedsProof> = {
  kind: "refund",
  decide: (payment, asked, now) => {
    const amount = asked === undefined ? refundable(payment) : money(asked, payment.amount.currency);
    return decideRefund(payment, amount, now);
  },
  body: amountBody,
  prevented: needsProof,
};

/**
 * Gives back all or part of what was captured, up to 365 days after the approval, as often as something remains.
 * Above the unit's limit the person has to have proved who they are just now. Input: `{ paymentId, idempotencyKey, seenVersion, amountMinor?, reason? }`; without an amount, everything that remains.
 */
export const refundPayment = defineUseCase({
  permission: "payment:refund",
  input: amountInput,
  run: (scope, input): Promise<Result<MoneyOutcome, RefundFailure>> => askPlatform(scope, refund, input),
});
