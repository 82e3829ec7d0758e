import type { ErrorCode } from "../api/error-codes";
import { deriveDigits } from "../derive";
import type { EventName, Payment } from "../payment";

/** What a rule says: the payment as it is afterwards, or the platform's error code. */
export type Ruling = { payment: Payment } | { refused: ErrorCode };

export type EventFacts = {
  name: EventName;
  amount: number;
  at: number;
  success?: boolean;
  idempotencyKey?: string | undefined;
};

/** A copy of the payment with `changes` and one more event, which gets a psp reference of its own. */
export function withEvent(payment: Payment, changes: Partial<Payment>, facts: EventFacts): Payment {
  const pspReference = deriveDigits(payment.msn, payment.reference, payment.events.length, facts.name);
  const event = { ...facts, success: facts.success ?? true, pspReference };
  return { ...payment, ...changes, events: [...payment.events, event] };
}

export function remaining(payment: Payment): number {
  return payment.authorized - payment.captured - payment.cancelled;
}
