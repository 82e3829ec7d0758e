import { defineUseCase } from "@/lib/access/use-case";
import { decideCancel, type RefusedCancel } from "@/lib/domain/payment";
import type { Result } from "@/lib/domain/result";
import { cancelBody } from "@/lib/payments-api/payments";
import { askPlatform } from "./ask-platform";
import { wholeInput } from "./money-input";
import type { MoneyFailure, MoneyOutcome } from "./money-outcome";
import type { Intent } from "./open-operation";

export type CancelFailure = MoneyFailure | RefusedCancel;

const cancel: Intent<RefusedCancel> = {
  kind: "cancel",
  decide: decideCancel,
  // A request that is withdrawn must not let go of money that the customer approved a moment before.
  body: (_amount, payment) => cancelBody(payment.state === "CREATED"),
};

/**
 * Lets go of everything that was not captured; before the approval it withdraws the request. There is no amount to choose.
 * Input: `{ paymentId, idempotencyKey, seenVersion, reason? }`.
 */
export const cancelPayment = defineUseCase({
  permission: "payment:cancel",
  input: wholeInput,
  run: (scope, input): Promise<Result<MoneyOutcome, CancelFailure>> => askPlatform(scope, cancel, input),
});
