import type { Payment } from "../payment";
import type { SalesUnit } from "../sales-unit";
import type { Modification } from "./modification";
import { type Ruling, remaining, withEvent } from "./ruling";

export function capturePayment(payment: Payment, unit: SalesUnit, now: number, asked: Modification): Ruling {
  if (asked.currency !== payment.currency) return { refused: "5040" };
  if (asked.value < 1) return { refused: "4040" };
  if (payment.state === "CREATED") return { refused: payment.undecided ? "6160" : "6080" };
  if (payment.state === "TERMINATED") return { refused: "6070" };
  if (payment.state !== "AUTHORIZED") return { refused: "6200" };
  if (payment.captured === payment.authorized) return { refused: "6170" };
  if (payment.captureDeadline !== undefined && now >= payment.captureDeadline) return { refused: "6100" };
  if (payment.cancelled > 0) return { refused: "6070" };
  if (asked.value > remaining(payment)) return { refused: "6090" };
  if (unit.flags.mustCaptureFull && asked.value !== payment.authorized) return { refused: "6140" };
  const changes = { captured: payment.captured + asked.value };
  const facts = {
    name: "CAPTURED",
    amount: asked.value,
    at: now,
    idempotencyKey: asked.idempotencyKey,
  } as const;
  return { payment: withEvent(payment, changes, facts) };
}
