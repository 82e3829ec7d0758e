import type { AuditEntry } from "@/lib/access/audit";
import type { CreationRow } from "./creation-repository";

/** Longer than the longest call to the platform: while it runs, nobody else takes the creation up. */
const SENDING_MS = 13_000;

/** The same for looking whether the payment is there, and asking once more. */
export const LEASE_MS = 30_000;

/** The row of a creation that is about to be sent: committed before the first byte leaves. */
export function beginAttempt(known: Pick<CreationRow, "attempt">, at: Date) {
  const leaseUntil = new Date(at.getTime() + SENDING_MS);
  return {
    state: "sent" as const,
    attempt: known.attempt + 1,
    lastSentAt: at,
    leaseUntil,
    nextAt: leaseUntil,
  };
}

const SAID = {
  requested: "payment.create.requested",
  pending: "payment.create.waiting",
  sent: "payment.create.sent",
  unknown: "payment.create.unknown",
  succeeded: "payment.create.done",
  failed: "payment.create.refused",
} as const;

export function auditOf(creation: CreationRow, step: keyof typeof SAID = creation.state): AuditEntry {
  const { id, msn, amountMinor, currency, sourceKind, sourceId, reference, paymentId, errorCode } = creation;
  return {
    action: SAID[step],
    subject: paymentId ? `payment:${paymentId}` : `payment:${reference}`,
    msn,
    result: creation.state === "failed" ? "failed" : "done",
    details: {
      operation: id,
      amountMinor,
      currency,
      [sourceKind]: sourceId,
      ...(errorCode && { platformCode: errorCode }),
    },
  };
}
