import type { ErrorCode } from "../api/error-codes";
import type { Payment } from "../payment";

/** "I'll pay later", for payments that wait for more than the usual minutes. Nothing is told to the merchant. */
export function postponePayment(
  payment: Payment,
  now: number,
): { payment: Payment } | { refused: ErrorCode } {
  if (payment.state === "AUTHORIZED") return { refused: "6230" };
  if (payment.state !== "CREATED" || payment.undecided) return { refused: "6160" };
  if (!payment.longLiving) return { refused: "5050" };
  return { payment: { ...payment, postponedAt: payment.postponedAt ?? now } };
}
