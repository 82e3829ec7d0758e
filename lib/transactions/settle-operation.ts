import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import { mergeable } from "@/lib/domain/platform-view";
import { nextCheckAt } from "@/lib/domain/recovery";
import type { Answer, Refused } from "@/lib/payments-api/answer";
import type { Modified } from "@/lib/payments-api/wire";
import { plantedBug } from "@/lib/planted-bug";
import {
  findOperation,
  moveOperation,
  type NewOperation,
  noteStep,
  type OperationRow,
  type OperationState,
} from "./operation-repository";
import { NOTHING_RESERVED } from "./operation-steps";
import { mergedWith } from "./payment-merge";
import { amountsOf, lockPayment, type PaymentRow, updatePayment } from "./repository";

export type Heard = {
  readonly answer: Answer<Modified>;
  /** Whether an earlier attempt under this key may have been carried out: then a refusal now proves nothing alone. */
  readonly executedBefore: boolean;
  /** Whether the platform's log was read after a refusal, and shows nothing under this key. */
  readonly notInLog?: boolean;
};

type Verdict = Partial<NewOperation> & { state: OperationState };

/** Records what the platform said. Only the attempt that asked may do so; where another was faster, its record stands. */
export function settleOperation(scope: Scope, asked: OperationRow, heard: Heard): Promise<OperationRow> {
  return scope.write(async (tx): Promise<Change<OperationRow>> => {
    const row = await lockPayment(tx, asked.paymentId);
    if (!row) throw new Error(`the payment of operation ${asked.id} is gone`);
    const verdict = judge(asked, row, heard);
    const moved = await moveOperation(tx, asked, ["sent", "unknown"], verdict);
    if (!moved) return { value: (await findOperation(tx, asked.id)) ?? asked, audit: "unchanged" };
    await noteStep(tx, moved, moved.state, now(), noteOf(heard.answer));
    await applyToPayment(tx, row, moved, heard.answer);
    crashpoint("not-recorded", asked.id);
    return { value: moved, audit: auditOf(moved) };
  });
}

const SHORTEST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 3_600;

function judge(asked: OperationRow, row: PaymentRow, heard: Heard): Verdict {
  const { answer, executedBefore } = heard;
  const at = now();
  const first = asked.firstSentAt ?? at;
  const open = { leaseUntil: null, nextAt: nextCheckAt(first, at, asked.lastSentAt ?? first) ?? at };
  if (answer.kind === "done") {
    if (!movedAsAsked(asked, row, heard.executedBefore, answer.value)) return { state: "unknown", ...open };
    return { state: "succeeded", leaseUntil: null, settledAt: at, platformAt: at };
  }
  if (answer.kind === "unknown" && plantedBug("silence-is-success"))
    return { state: "succeeded", leaseUntil: null, settledAt: at };
  if (answer.kind === "unknown") return { state: "unknown", ...open };
  if (answer.kind === "not_sent") {
    const ended = { leaseUntil: null, settledAt: at, errorCode: "http_401", errorDetail: null };
    if (answer.why === "keys_refused" && !executedBefore) return { state: "failed", ...ended };
    const wait = Math.max(answer.retryAfterSeconds ?? 0, SHORTEST_WAIT_SECONDS);
    const nextAt = new Date(at.getTime() + Math.min(wait, LONGEST_WAIT_SECONDS) * 1_000);
    return { state: executedBefore ? "unknown" : "pending", leaseUntil: null, nextAt };
  }
  return { ...judgeRefusal(answer, heard, at), errorCode: answer.code, errorDetail: answer.detail };
}

// A conflict of keys is our own mistake, and a refusal after a lost answer may hide a success: the log is asked first.
function judgeRefusal(refused: Refused, { executedBefore, notInLog = false }: Heard, at: Date): Verdict {
  const conflict = refused.status === 409;
  if (!notInLog && (conflict || executedBefore)) return { state: "unknown", leaseUntil: null, nextAt: at };
  if (conflict) return { state: "needs_review", leaseUntil: null };
  return { state: "failed", leaseUntil: null, settledAt: at };
}

/** The answer has to show the movement on top of what is known; after an earlier attempt what is known may hold it already. */
function movedAsAsked(
  { kind, amountMinor }: OperationRow,
  row: PaymentRow,
  executedBefore: boolean,
  { state, aggregate }: Modified,
): boolean {
  if (!mergeable(amountsOf(row), aggregate)) return false;
  const moved = amountMinor ?? 0;
  const from = (known: number) => (executedBefore ? moved : known + moved);
  if (kind === "capture") return aggregate.captured.minor >= from(row.capturedMinor);
  if (kind === "refund") return aggregate.refunded.minor >= from(row.refundedMinor);
  return state === "TERMINATED" || aggregate.cancelled.minor > 0;
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
