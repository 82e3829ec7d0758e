import type { PaymentStatus } from "./payment";

/** For so long after the scan the platform lets the shop ask the customer for money by the scan alone. */
export const CHECK_IN_MS = 15 * 60_000;

/** An asking that nobody has written down by then was broken off before anything was sent. */
const BROKEN_OFF_MS = 30_000;

/**
 * - `waiting`: the customer looks at their phone, and nobody has asked for anything.
 * - `asking`: somebody is at it, the platform's answer is not known yet. `asked`: the amount is on the phone.
 * - `paid`: approved. `ended`: said no, or let the time pass.
 * - `gone`: the time for asking is over.
 */
export type CheckInState = "waiting" | "asking" | "asked" | "paid" | "ended" | "gone";

export type CheckInFacts = {
  readonly scannedAt: Date;
  /** When somebody last began to ask. */
  readonly askedAt: Date | null;
  readonly creation: "pending" | "sent" | "unknown" | "succeeded" | "failed" | null;
  readonly payment: PaymentStatus | null;
};

export function checkInState(facts: CheckInFacts, now: Date): CheckInState {
  const { askedAt, creation, payment } = facts;
  const unasked = isOver(facts, now) ? "gone" : "waiting";
  if (!askedAt || creation === "failed") return unasked;
  if (creation === null) return now.getTime() - askedAt.getTime() < BROKEN_OFF_MS ? "asking" : unasked;
  if (payment === null) return "asking";
  if (payment === "requested") return "asked";
  return ["rejected", "expired", "cancelled"].includes(payment) ? "ended" : "paid";
}

export function isOver({ scannedAt }: Pick<CheckInFacts, "scannedAt">, now: Date): boolean {
  return now.getTime() >= scannedAt.getTime() + CHECK_IN_MS;
}

/** Whether the customer may be asked now: not twice at once, and not after they paid. */
export function mayAsk(facts: CheckInFacts, now: Date): boolean {
  return !isOver(facts, now) && ["waiting", "ended"].includes(checkInState(facts, now));
}
