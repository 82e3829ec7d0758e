import type { Payment } from "../payment";
import type { SalesUnit } from "../sales-unit";
import { REFUSED_REFUNDS } from "./magic-amounts";
import type { Modification } from "./modification";
import { type Ruling, withEvent } from "./ruling";

const REFUND_WINDOW = 365 * 86_400_000;

/** The window counts from the first capture: the documents leave open whether capture or reservation is meant. */
export function refundPayment(payment: Payment, unit: SalesUnit, now: number, asked: Modification): Ruling {
  if (asked.currency !== payment.currency) return { refused: "5040" };
  if (asked.value < 1) return { refused: "4040" };
  if (payment.state === "CREATED") return { refused: "6020" };
  if (payment.state !== "AUTHORIZED" || payment.captured === 0) return { refused: "6210" };
  if (payment.refunded === payment.captured) return { refused: "6180" };
  const firstCapture = payment.events.find((event) => event.name === "CAPTURED");
  if (firstCapture && now > firstCapture.at + REFUND_WINDOW) return { refused: "6220" };
  if (asked.value > payment.captured - payment.refunded) return { refused: "6150" };
  const magic = unit.environment === "test" ? REFUSED_REFUNDS[asked.value] : undefined;
  if (magic) return { refused: magic };
  const changes = { refunded: payment.refunded + asked.value };
  const facts = {
    name: "REFUNDED",
    amount: asked.value,
    at: now,
    idempotencyKey: asked.idempotencyKey,
  } as const;
  return { payment: withEvent(payment, changes, facts) };
}
