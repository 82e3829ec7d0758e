import { captureEndOf } from "./capture-period";
import { add, exceeds, type Money, subtract, zero } from "./money";
import { fail, ok, type Result } from "./result";

/** The platform's own states. Captured, refunded and cancelled are amounts, not states. */
export const PAYMENT_STATES = ["CREATED", "AUTHORIZED", "ABORTED", "EXPIRED", "TERMINATED"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What a person reads in the list: computed from state and amounts by {@link statusOf}, in this one place. */
export const PAYMENT_STATUSES = [
  "requested",
  "reserved",
  "partially_captured",
  "captured",
  "partially_refunded",
  "refunded",
  "cancelled",
  "rejected",
  "expired",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export type Amounts = {
  readonly authorized: Money;
  readonly captured: Money;
  readonly refunded: Money;
  readonly cancelled: Money;
};

export type Payment = {
  readonly state: PaymentState;
  /** What was asked for on creation. With shipping chosen by the customer, `authorized` may be more. */
  readonly amount: Money;
  readonly amounts: Amounts;
  /** Money asked for by an operation that has not been answered yet. */
  readonly reserved: { readonly capture: Money; readonly refund: Money };
  /** Last moment at which the platform takes a capture, unless late capture is approved; absent until approval. */
  readonly captureDeadline?: Date;
  readonly authorizedAt?: Date;
};

const DAY_MS = 86_400_000;
const REFUND_WINDOW_DAYS = 365;

export function statusOf(payment: Pick<Payment, "state" | "amounts">): PaymentStatus {
  if (payment.state === "CREATED") return "requested";
  if (payment.state === "ABORTED") return "rejected";
  if (payment.state === "EXPIRED") return "expired";
  if (payment.state === "TERMINATED") return "cancelled";
  return statusOfApproved(payment.amounts);
}

function statusOfApproved({ authorized, captured, refunded, cancelled }: Amounts): PaymentStatus {
  if (refunded.minor > 0) return refunded.minor < captured.minor ? "partially_refunded" : "refunded";
  const open = authorized.minor - captured.minor - cancelled.minor;
  if (captured.minor > 0) return open > 0 ? "partially_captured" : "captured";
  return open > 0 ? "reserved" : "cancelled";
}

/** What can still be captured: approved, less captured, cancelled, and asked for but not yet answered. */
export function capturable(payment: Payment): Money {
  const { authorized, captured, cancelled } = payment.amounts;
  return subtract(subtract(authorized, add(captured, cancelled)), payment.reserved.capture);
}

export function refundable(payment: Payment): Money {
  return subtract(subtract(payment.amounts.captured, payment.amounts.refunded), payment.reserved.refund);
}

export type RefusedCapture =
  | { code: "not_authorized"; state: PaymentState }
  | { code: "nothing_to_capture" }
  | { code: "amount_not_positive" }
  | { code: "capture_period_over"; deadline: Date }
  | { code: "amount_exceeds_remaining"; remaining: Money };

export function decideCapture(payment: Payment, amount: Money, now: Date): Result<Money, RefusedCapture> {
  if (payment.state !== "AUTHORIZED") return fail({ code: "not_authorized", state: payment.state });
  const remaining = capturable(payment);
  if (remaining.minor <= 0) return fail({ code: "nothing_to_capture" });
  const end = captureEndOf(payment);
  if (end && now > end) return fail({ code: "capture_period_over", deadline: end });
  if (amount.minor <= 0) return fail({ code: "amount_not_positive" });
  if (exceeds(amount, remaining)) return fail({ code: "amount_exceeds_remaining", remaining });
  return ok(amount);
}

export type RefusedCancel = { code: "nothing_to_cancel" } | { code: "already_final"; state: PaymentState };

/** Cancelling releases the whole remainder, never a chosen part; before approval it withdraws the request. */
export function decideCancel(payment: Payment): Result<Money, RefusedCancel> {
  if (payment.state === "CREATED") return ok(payment.amount);
  if (payment.state !== "AUTHORIZED") return fail({ code: "already_final", state: payment.state });
  const remaining = capturable(payment);
  return remaining.minor > 0 ? ok(remaining) : fail({ code: "nothing_to_cancel" });
}

export type RefusedRefund =
  | { code: "nothing_to_refund" }
  | { code: "amount_not_positive" }
  | { code: "refund_period_over"; deadline: Date }
  | { code: "amount_exceeds_refundable"; remaining: Money };

export function decideRefund(payment: Payment, amount: Money, now: Date): Result<Money, RefusedRefund> {
  const remaining = refundable(payment);
  if (remaining.minor <= 0) return fail({ code: "nothing_to_refund" });
  const deadline = refundDeadline(payment);
  if (deadline && now > deadline) return fail({ code: "refund_period_over", deadline });
  if (amount.minor <= 0) return fail({ code: "amount_not_positive" });
  if (exceeds(amount, remaining)) return fail({ code: "amount_exceeds_refundable", remaining });
  return ok(amount);
}

/** 365 days after the approval: the stricter of the two readings that the platform's documents give. */
export function refundDeadline(payment: Pick<Payment, "authorizedAt">): Date | undefined {
  if (!payment.authorizedAt) return undefined;
  return new Date(payment.authorizedAt.getTime() + REFUND_WINDOW_DAYS * DAY_MS);
}

export function noAmounts(currency: Money["currency"]): Amounts {
  const none = zero(currency);
  return { authorized: none, captured: none, refunded: none, cancelled: none };
}
