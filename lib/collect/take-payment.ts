import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { isCurrency, money } from "@/lib/domain/money";
import { amountBody, hashOfBody } from "@/lib/payments-api/payments";
import type { Source } from "./collect-input";
import { insertCapture, lockPaymentOf } from "./withdrawal-repository";

export type Taking = {
  readonly paymentId: string;
  readonly source: Source;
  /** Id of the decision: the platform's Idempotency-Key. */
  readonly idempotencyKey: string;
};

/**
 * Asks for everything that the customer approved, without a person. The worker carries it out within seconds, like any capture that
 * was left open. Gives what the audit log is to say; undefined where there is nothing to take, or something else is under way.
 */
export async function takePayment(
  tx: WriteTx,
  { merchantId }: Pick<Scope, "merchantId">,
  { paymentId, source, idempotencyKey }: Taking,
): Promise<AuditEntry | undefined> {
  const payment = await lockPaymentOf(tx, paymentId, source);
  if (payment?.state !== "AUTHORIZED" || !isCurrency(payment.currency)) return undefined;
  const { msn, currency, authorizedMinor, capturedMinor, cancelledMinor, captureReservedMinor } = payment;
  const amountMinor = authorizedMinor - capturedMinor - cancelledMinor - captureReservedMinor;
  if (amountMinor <= 0) return undefined;
  const at = now();
  const operation = {
    ...{ merchantId, msn, paymentId, amountMinor, currency, id: idempotencyKey, kind: "capture" as const },
    requestHash: hashOfBody(amountBody(money(amountMinor, currency))),
    seenVersion: payment.version,
    ...{ state: "pending" as const, nextAt: at, createdBy: null, createdAt: at },
  };
  if (!(await insertCapture(tx, operation, at))) return undefined;
  const details = { operation: idempotencyKey, amountMinor, currency };
  return { action: "payment.capture.requested", subject: `payment:${paymentId}`, msn, details };
}
