import type { Payment } from "../payment";
import { type Ruling, remaining, withEvent } from "./ruling";

export type Cancellation = { onlyIfNotApproved: boolean; idempotencyKey?: string | undefined };

export function cancelPayment(payment: Payment, now: number, asked: Cancellation): Ruling {
  if (payment.state === "CREATED")
    return payment.undecided ? { refused: "6250" } : terminate(payment, now, asked);
  if (payment.state !== "AUTHORIZED") return { refused: "6190" };
  if (asked.onlyIfNotApproved) return { refused: "6060" };
  if (payment.captured === payment.authorized) return { refused: "6040" };
  if (payment.captureDeadline !== undefined && now >= payment.captureDeadline) return { refused: "6030" };
  const rest = remaining(payment);
  if (rest === 0) return { refused: "6190" };
  const facts = { name: "CANCELLED", amount: rest, at: now, idempotencyKey: asked.idempotencyKey } as const;
  return { payment: withEvent(payment, { cancelled: payment.cancelled + rest }, facts) };
}

function terminate(payment: Payment, now: number, asked: Cancellation): Ruling {
  const { amount } = payment;
  const facts = { name: "TERMINATED", amount, at: now, idempotencyKey: asked.idempotencyKey } as const;
  return { payment: withEvent(payment, { state: "TERMINATED", cancelled: amount }, facts) };
}
