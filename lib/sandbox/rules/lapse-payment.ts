import type { Payment } from "../payment";
import type { SalesUnit } from "../sales-unit";
import { authorise } from "./approve-payment";
import { remaining, withEvent } from "./ruling";

/** When time alone will change this payment next; nothing when it never will. */
export function dueAt(payment: Payment): number | undefined {
  if (payment.state === "CREATED") return payment.undecided?.until ?? payment.expiresAt;
  if (payment.state === "AUTHORIZED" && remaining(payment) > 0) return payment.captureDeadline;
  return undefined;
}

/** The payment as time has made it: decided, expired, or its reservation released. The events bear the due time. */
export function lapsePayment(payment: Payment, unit: SalesUnit, now: number): Payment {
  const at = dueAt(payment);
  if (at === undefined || now < at) return payment;
  return lapsePayment(lapseOnce(payment, unit, at), unit, now);
}

function lapseOnce(payment: Payment, unit: SalesUnit, at: number): Payment {
  if (payment.state === "AUTHORIZED") {
    const rest = remaining(payment);
    const changes = { cancelled: payment.cancelled + rest };
    return withEvent(payment, changes, { name: "CANCELLED", amount: rest, at });
  }
  if (payment.undecided) return authorise(payment, unit, at, payment.undecided.approval);
  return withEvent(payment, { state: "EXPIRED" }, { name: "EXPIRED", amount: payment.amount, at });
}
