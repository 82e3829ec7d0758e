import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { type WithdrawFailure, withdrawPayment } from "@/lib/collect/withdraw-payment";
import { fail, type Result } from "@/lib/domain/result";
import { changeRequest, findStanding, lockRequest, type RequestRow, type StandingRow } from "./repository";

export type TakeBackFailure = WithdrawFailure | { code: "request_not_found" };

/** What a decision about a request that is there makes of it. */
export type Decided<Value, Failure> = Result<
  { value: Value; change: Partial<RequestRow>; action: "request.cancelled" | "request.reminded" },
  Failure
>;

/** Decides about a request while it is held: nobody else decides at the same moment. */
export function decide<Value, Failure>(
  scope: Scope,
  id: string,
  rule: (tx: WriteTx, found: NonNullable<StandingRow>) => Promise<Decided<Value, Failure>>,
): Promise<Result<Value, Failure | { code: "request_not_found" }>> {
  return scope.write(async (tx): Promise<Change<Result<Value, Failure | { code: "request_not_found" }>>> => {
    const row = await lockRequest(tx, id);
    const found = row && (await findStanding(tx, id));
    if (!row || !found) return { value: fail({ code: "request_not_found" }), audit: "unchanged" };
    const decided = await rule(tx, found);
    if (!decided.ok) return { value: decided, audit: "unchanged" };
    const { value, change, action } = decided.value;
    await changeRequest(tx, id, change);
    return { value: { ok: true, value }, audit: { action, subject: `request:${id}`, msn: row.msn } };
  });
}

/** Asks for the open payment of a request to be taken back. */
export async function withdrawOpen(
  tx: WriteTx,
  scope: Scope,
  { request, payment }: NonNullable<StandingRow>,
  idempotencyKey: string,
): Promise<Result<unknown, WithdrawFailure>> {
  if (!payment) return fail({ code: "no_longer_open" });
  const source = { kind: "request", id: request.id } as const;
  return withdrawPayment(tx, scope, { paymentId: payment.id, source, idempotencyKey });
}
