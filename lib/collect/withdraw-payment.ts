import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { cancelBody, hashOfBody } from "@/lib/payments-api/payments";
import type { Source } from "./collect-input";
import { insertWithdrawal, lockPaymentOf } from "./withdrawal-repository";

export type WithdrawFailure =
  | { code: "payment_not_found" }
  /** The customer has answered, or their time is over: there is no open request any more. */
  | { code: "no_longer_open" }
  /** Something else is under way on this payment already. */
  | { code: "withdrawal_open" };

export type Withdrawal = {
  readonly paymentId: string;
  readonly source: Source;
  /** Id of the decision: the platform's Idempotency-Key. */
  readonly idempotencyKey: string;
};

/**
 * Asks for a request to be taken back that its customer has not answered. The worker carries it out within seconds, as a
 * cancellation that lets go of nothing where the customer approves in the meantime. Gives what the audit log is to say.
 */
export async function withdrawPayment(
  tx: WriteTx,
  { merchantId, caller }: Pick<Scope, "merchantId" | "caller">,
  { paymentId, source, idempotencyKey }: Withdrawal,
): Promise<Result<AuditEntry, WithdrawFailure>> {
  const payment = await lockPaymentOf(tx, paymentId, source);
  if (!payment) return fail({ code: "payment_not_found" });
  if (payment.state !== "CREATED") return fail({ code: "no_longer_open" });
  const { msn, amountMinor, currency, version } = payment;
  const at = now();
  const operation = {
    ...{ merchantId, msn, paymentId, amountMinor, currency },
    id: idempotencyKey,
    kind: "cancel" as const,
    requestHash: hashOfBody(cancelBody(true)),
    seenVersion: version,
    state: "pending" as const,
    nextAt: at,
    createdBy: caller.kind === "person" ? caller.id : null,
    createdAt: at,
  };
  if (!(await insertWithdrawal(tx, operation, at))) return fail({ code: "withdrawal_open" });
  const details = { operation: idempotencyKey, amountMinor, currency };
  return ok({ action: "payment.cancel.requested", subject: `payment:${paymentId}`, msn, details });
}
