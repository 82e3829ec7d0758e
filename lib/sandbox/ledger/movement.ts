import type { Payment } from "../payment";

export type Topic = "funds" | "fees";

/** Something that will make an entry in a sales unit's ledger, once its time has come. Amounts are signed minor units. */
export type Movement = {
  msn: string;
  /** When it happened, in milliseconds since 1970. */
  at: number;
  topic: Topic;
  /** `capture`, `refund`, or whatever a control call ordered, types that nobody knows included. */
  entryType: string;
  amount: number;
  reference: string;
  pspReference: string;
};

/** The captures and refunds of a payment after its first `known` events. */
export function movementsSince(payment: Payment, known: number): Movement[] {
  const { msn, reference } = payment;
  return payment.events.slice(known).flatMap(({ name, amount, at, success, pspReference }): Movement[] => {
    if (!success || (name !== "CAPTURED" && name !== "REFUNDED")) return [];
    const captured = name === "CAPTURED";
    const facts = { entryType: captured ? "capture" : "refund", amount: captured ? amount : -amount };
    return [{ msn, at, topic: "funds", ...facts, reference, pspReference }];
  });
}
