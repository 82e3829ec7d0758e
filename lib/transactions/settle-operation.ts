import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import type { Answer } from "@/lib/payments-api/answer";
import type { Modified } from "@/lib/payments-api/wire";
import { plantedBug } from "@/lib/planted-bug";
import { type Heard, judgeAnswer } from "./judge-answer";
import {
  findOperation,
  moveOperation,
  noteStep,
  type OperationRow,
  type OperationState,
} from "./operation-repository";
import { NOTHING_RESERVED } from "./operation-steps";
import { mergedWith } from "./payment-merge";
import { lockPayment, type PaymentRow, updatePayment } from "./repository";

/** Records what the platform said. Only the attempt that asked may do so; where another was faster, its record stands. */
export function settleOperation(scope: Scope, asked: OperationRow, heard: Heard): Promise<OperationRow> {
  return scope.write(async (tx): Promise<Change<OperationRow>> => {
    const row = await lockPayment(tx, asked.paymentId);
    if (!row) throw new Error(`the payment of operation ${asked.id} is gone`);
    const verdict = judgeAnswer(asked, row, heard, now());
    const moved = await moveOperation(tx, asked, ["sent", "unknown"], verdict);
    if (!moved) return { value: (await findOperation(tx, asked.id)) ?? asked, audit: "unchanged" };
    await noteStep(tx, moved, moved.state, now(), noteOf(heard.answer));
    await applyToPayment(tx, row, moved, heard.answer);
    crashpoint("not-recorded", asked.id);
    return { value: moved, audit: auditOf(moved) };
  });
}

async function applyToPayment(
  tx: WriteTx,
  row: PaymentRow,
  moved: OperationRow,
  answer: Answer<Modified>,
): Promise<void> {
  const version = row.version + 1;
  const freed = plantedBug("reservation-kept") ? {} : NOTHING_RESERVED;
  if (moved.state === "failed") return updatePayment(tx, row.id, { ...freed, version });
  if (moved.state !== "succeeded" || answer.kind !== "done") return;
  const seen = answer.value;
  await updatePayment(tx, row.id, { ...NOTHING_RESERVED, version, ...mergedWith(row, seen) });
}

function noteOf(answer: Answer<Modified>): string {
  if (answer.kind === "refused") return `refused: ${answer.code}`;
  return answer.kind === "done" ? "done" : `${answer.kind}: ${answer.why}`;
}

const SAID: Record<OperationState, string> = {
  pending: "waiting",
  sent: "sent",
  unknown: "unknown",
  succeeded: "done",
  failed: "refused",
  needs_review: "needs_review",
};

export function auditOf(operation: OperationRow): AuditEntry {
  const { kind, paymentId, msn, id, amountMinor, currency, errorCode, state } = operation;
  const details = { operation: id, amountMinor, currency, ...(errorCode && { platformCode: errorCode }) };
  const result = state === "failed" ? "failed" : "done";
  return { action: `payment.${kind}.${SAID[state]}`, subject: `payment:${paymentId}`, msn, result, details };
}
