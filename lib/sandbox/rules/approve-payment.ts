import type { ErrorCode } from "../api/error-codes";
import type { Approval, Payment } from "../payment";
import type { SalesUnit } from "../sales-unit";
import { refusalByIssuer, UNKNOWN_RESULT, UNKNOWN_RESULT_MS } from "./magic-amounts";
import { withEvent } from "./ruling";

const DAY = 86_400_000;

export type ApprovalRuling =
  | { payment: Payment; outcome: "approved" | "undecided" }
  | { payment: Payment; outcome: "declined"; reason: string }
  | { refused: ErrorCode };

/**
 * The customer says yes. A bank that says no leaves the payment CREATED, with an event that did not succeed, so that
 * the customer can try again until it expires.
 */
export function approvePayment(
  payment: Payment,
  unit: SalesUnit,
  now: number,
  approval: Approval,
): ApprovalRuling {
  if (payment.state === "AUTHORIZED") return { refused: "6230" };
  if (payment.state !== "CREATED") return { refused: "10010" };
  if (payment.undecided) return { refused: "6160" };
  if (approval.commercial && payment.blockedSources?.includes("COMMERCIAL_CARDS"))
    return { refused: "10040" };
  const reason = refusalByIssuer(payment.amount, unit);
  if (reason) {
    const facts = { name: "AUTHORIZED", amount: payment.amount, at: now, success: false } as const;
    return { payment: withEvent(payment, {}, facts), outcome: "declined", reason };
  }
  if (unit.environment === "test" && payment.amount === UNKNOWN_RESULT) {
    const undecided = { until: now + UNKNOWN_RESULT_MS, approval };
    return { payment: { ...payment, undecided, customerPhone: approval.phone }, outcome: "undecided" };
  }
  return { payment: authorise(payment, unit, now, approval), outcome: "approved" };
}

function captureDeadlineDays(unit: SalesUnit): number {
  return unit.market === "NO" || unit.flags.lateCapture ? 180 : 14;
}

/** The reservation itself; a direct-capture unit takes the money in the same moment. */
export function authorise(payment: Payment, unit: SalesUnit, at: number, approval: Approval): Payment {
  const authorized = payment.amount + (approval.shippingDetails?.shippingCost ?? 0);
  const captureDeadline = at + captureDeadlineDays(unit) * DAY;
  const guaranteed = at + (approval.guaranteeMs ?? Number.POSITIVE_INFINITY);
  const changes: Partial<Payment> = {
    state: "AUTHORIZED",
    authorized,
    captureDeadline,
    captureGuaranteedUntil: Math.min(captureDeadline, guaranteed),
    undecided: undefined,
    customerPhone: approval.phone,
    approval,
  };
  const reserved = withEvent(payment, changes, { name: "AUTHORIZED", amount: authorized, at });
  if (!unit.flags.directCapture) return reserved;
  return withEvent(reserved, { captured: authorized }, { name: "CAPTURED", amount: authorized, at });
}

export function abortPayment(payment: Payment, now: number): { payment: Payment } | { refused: ErrorCode } {
  if (payment.state === "AUTHORIZED") return { refused: "6230" };
  if (payment.state !== "CREATED" || payment.undecided) return { refused: "6160" };
  const facts = { name: "ABORTED", amount: payment.amount, at: now } as const;
  return { payment: withEvent(payment, { state: "ABORTED" }, facts) };
}

/** Ends the waiting at once, as the timeout would. */
export function expirePayment(payment: Payment, now: number): { payment: Payment } | { refused: ErrorCode } {
  if (payment.state !== "CREATED" || payment.undecided) return { refused: "6160" };
  const facts = { name: "EXPIRED", amount: payment.amount, at: now } as const;
  return { payment: withEvent(payment, { state: "EXPIRED" }, facts) };
}
