import { isCurrency, type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { ModificationKind } from "@/lib/payments-api/payments";
import type { OperationRow } from "./operation-repository";

/**
 * What became of a capture, cancellation or refund so far.
 * - `done`: the money moved, once.
 * - `unknown`: the answer is missing. Not to be repeated; the portal finds out by itself.
 * - `waiting`: the platform did not take it yet; the portal asks again under the same key.
 */
export type MoneyOutcome = {
  readonly outcome: "done" | "unknown" | "waiting";
  readonly operationId: string;
  readonly kind: ModificationKind;
  /** What was asked for. */
  readonly amount: Money;
};

/** Why nothing was done, for all three. The rules of lib/domain/payment.ts add their own per kind. */
export type MoneyFailure =
  | { code: "payment_not_found" }
  /** Someone looked at an older version: look again before deciding. */
  | { code: "changed_meanwhile" }
  /** Another request on this payment has no answer yet. */
  | { code: "operation_open"; kind: OperationRow["kind"]; outcome: MoneyOutcome["outcome"] }
  /** The form's key was used before for something else. */
  | { code: "key_reused" }
  | { code: "no_api_keys"; msn: string }
  /** The platform failed several times just now: nothing was sent and nothing recorded. */
  | { code: "platform_unavailable" }
  /** The data came from a backup, and payments are still compared with the platform: no money moves until then. */
  | { code: "recovering" }
  /** More than 30 within a minute by this person. */
  | { code: "too_many_requests" }
  /** `platformCode` as in the platform's table ("6090"), or "http_<status>". */
  | { code: "refused_by_platform"; platformCode: string; detail: string };

/** The answer that an operation gives in its present state, however often it is asked for. */
export function outcomeOf(operation: OperationRow): Result<MoneyOutcome, MoneyFailure> {
  if (operation.state === "failed") {
    const { errorCode, errorDetail } = operation;
    return fail({
      code: "refused_by_platform",
      platformCode: errorCode ?? "unknown",
      detail: errorDetail ?? "",
    });
  }
  if (operation.kind === "create") throw new Error("a creation has no outcome of this kind");
  return ok({
    outcome: progressOf(operation),
    operationId: operation.id,
    kind: operation.kind,
    amount: amountOf(operation),
  });
}

export function progressOf(operation: Pick<OperationRow, "state">): MoneyOutcome["outcome"] {
  if (operation.state === "succeeded") return "done";
  return operation.state === "pending" ? "waiting" : "unknown";
}

export function amountOf(operation: Pick<OperationRow, "amountMinor" | "currency">): Money {
  if (!isCurrency(operation.currency)) throw new Error(`unknown currency ${operation.currency}`);
  return money(operation.amountMinor ?? 0, operation.currency);
}
