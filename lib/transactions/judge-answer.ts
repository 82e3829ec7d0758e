import { mergeable } from "@/lib/domain/platform-view";
import { nextCheckAt } from "@/lib/domain/recovery";
import type { Answer, Refused } from "@/lib/payments-api/answer";
import type { Modified } from "@/lib/payments-api/wire";
import { plantedBug } from "@/lib/planted-bug";
import type { NewOperation, OperationRow, OperationState } from "./operation-repository";
import { amountsOf, type KnownAmounts } from "./repository";

export type Heard = {
  readonly answer: Answer<Modified>;
  /** Whether an earlier attempt under this key may have been carried out: then a refusal now proves nothing alone. */
  readonly executedBefore: boolean;
  /** Whether the platform's log was read after a refusal, and shows nothing under this key. */
  readonly notInLog?: boolean;
};

type Verdict = Partial<NewOperation> & { state: OperationState };

type Asked = Pick<OperationRow, "kind" | "amountMinor" | "firstSentAt" | "lastSentAt">;

const SHORTEST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 3_600;

/**
 * What becomes of an operation by what the platform answered: settled either way, open with the time of the next look, or for a
 * person to look at. `row` is the payment as it is known, read under its lock.
 */
export function judgeAnswer(asked: Asked, row: KnownAmounts, heard: Heard, at: Date): Verdict {
  const { answer, executedBefore } = heard;
  const first = asked.firstSentAt ?? at;
  const open = { leaseUntil: null, nextAt: nextCheckAt(first, at, asked.lastSentAt ?? first) ?? at };
  if (answer.kind === "done") {
    if (!movedAsAsked(asked, row, executedBefore, answer.value)) return { state: "unknown", ...open };
    return { state: "succeeded", leaseUntil: null, settledAt: at, platformAt: at };
  }
  if (answer.kind === "unknown" && plantedBug("silence-is-success"))
    return { state: "succeeded", leaseUntil: null, settledAt: at };
  if (answer.kind === "unknown") return { state: "unknown", ...open };
  if (answer.kind === "not_sent") {
    const ended = { leaseUntil: null, settledAt: at, errorCode: "http_401", errorDetail: null };
    if (answer.why === "keys_refused" && !executedBefore) return { state: "failed", ...ended };
    const wait = Math.max(answer.retryAfterSeconds ?? SHORTEST_WAIT_SECONDS, SHORTEST_WAIT_SECONDS);
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
  { kind, amountMinor }: Asked,
  row: KnownAmounts,
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
