import type { Money } from "@/lib/domain/money";
import type { ModificationKind } from "@/lib/payments-api/payments";
import type { NewOperation, OperationRow } from "./operation-repository";
import type { PaymentChange } from "./repository";

/** Longer than the longest call to the platform: while it runs, nobody else takes the operation up. */
const SENDING_MS = 13_000;

/** The same for looking into the platform's log, which takes two calls. */
export const LEASE_MS = 30_000;

/** The row of an operation that is about to be sent: committed before the first byte leaves. */
export function beginAttempt(
  known: Pick<OperationRow, "attempt" | "firstSentAt">,
  at: Date,
): Partial<NewOperation> & { state: "sent" } {
  const leaseUntil = new Date(at.getTime() + SENDING_MS);
  return {
    state: "sent",
    attempt: known.attempt + 1,
    firstSentAt: known.firstSentAt ?? at,
    lastSentAt: at,
    leaseUntil,
    nextAt: leaseUntil,
  };
}

/** Money set aside while the answer is outstanding. Cancelling sets nothing aside: one open operation at a time is enough. */
export function reservationFor(kind: ModificationKind, amount: Money): PaymentChange {
  if (kind === "capture") return { captureReservedMinor: amount.minor };
  return kind === "refund" ? { refundReservedMinor: amount.minor } : {};
}

/** There is never more than one open operation, so its end frees everything. */
export const NOTHING_RESERVED = { captureReservedMinor: 0, refundReservedMinor: 0 } as const;
