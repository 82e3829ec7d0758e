import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import { nextCheckAt, nextReadAt } from "@/lib/domain/recovery";
import type { Answer, Refused } from "@/lib/payments-api/answer";
import type { Created } from "@/lib/payments-api/create-payment";
import {
  type CollectingUnit,
  type CreationRow,
  findCreation,
  moveCreation,
  type NewCreation,
} from "./creation-repository";
import { auditOf } from "./creation-steps";
import { keepHold } from "./hold-repository";
import { keepPayment } from "./payment-repository";

export type HeardOfCreation = {
  readonly answer: Answer<Created>;
  /** Whether an earlier attempt under this key may have been carried out: then a refusal now proves nothing alone. */
  readonly sentBefore: boolean;
};

const SHORTEST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 3_600;
const SIX_HOURS_MS = 6 * 3_600_000;

/** Records what the platform said. Only the attempt that asked may do so; where another was faster, its record stands. */
export function settleCreation(
  scope: Scope,
  unit: CollectingUnit,
  asked: CreationRow,
  heard: HeardOfCreation,
): Promise<CreationRow> {
  const { answer } = heard;
  if (answer.kind === "done") return keepCreated(scope, unit, asked, answer.value.redirectUrl);
  const verdict = judge(asked, answer, heard.sentBefore);
  const tooMuch = answer.kind === "not_sent" && answer.why === "too_many_requests";
  return moveOn(scope, asked, verdict, tooMuch ? verdict.nextAt : undefined);
}

/** The payment is there: its row is made, and the creation knows it. */
export function keepCreated(
  scope: Scope,
  unit: CollectingUnit,
  asked: CreationRow,
  redirectUrl?: string,
): Promise<CreationRow> {
  return scope.write(async (tx): Promise<Change<CreationRow>> => {
    const paymentId = await keepPayment(tx, unit, asked);
    const ended = { leaseUntil: null, settledAt: now(), redirectUrl: redirectUrl ?? null, paymentId };
    const moved = await moveCreation(tx, asked, { state: "succeeded", ...ended });
    if (!moved) return { value: (await findCreation(tx, asked.id)) ?? asked, audit: "unchanged" };
    crashpoint("not-recorded", moved.id);
    return { value: moved, audit: auditOf(moved) };
  });
}

/** Lets go of a creation: it has ended without a payment, or waits for its next turn, as all others of its unit do until `holdUntil`. */
export function moveOn(
  scope: Scope,
  asked: CreationRow,
  to: Verdict,
  holdUntil?: Date,
): Promise<CreationRow> {
  return scope.write(async (tx): Promise<Change<CreationRow>> => {
    if (holdUntil) await keepHold(tx, scope.merchantId, asked.msn, holdUntil);
    const moved = await moveCreation(tx, asked, { ...to, leaseUntil: null });
    if (!moved) return { value: (await findCreation(tx, asked.id)) ?? asked, audit: "unchanged" };
    crashpoint("not-recorded", moved.id);
    return { value: moved, audit: moved.state === asked.state ? "own-record" : auditOf(moved) };
  });
}

export type Verdict = Partial<Pick<NewCreation, "errorCode" | "errorDetail" | "settledAt" | "nextAt">> & {
  state: CreationRow["state"];
};

/** When to look next: as often as after any request without an answer, and every six hours once a week has passed. */
function laterOn({ firstSentAt, lastSentAt }: CreationRow, at: Date): Date {
  return nextCheckAt(firstSentAt, at, lastSentAt) ?? new Date(at.getTime() + SIX_HOURS_MS);
}

/** The same where the platform could not be read: someone may be waiting, so at first within a minute. */
export function readAgainAt({ firstSentAt, lastSentAt }: CreationRow, at: Date): Date {
  return nextReadAt(firstSentAt, at, lastSentAt) ?? new Date(at.getTime() + SIX_HOURS_MS);
}

function judge(
  asked: CreationRow,
  answer: Exclude<Answer<Created>, { kind: "done" }>,
  sentBefore: boolean,
): Verdict {
  const at = now();
  if (answer.kind === "unknown") return { state: "unknown", nextAt: laterOn(asked, at) };
  if (answer.kind === "refused") return judgeRefusal(asked, answer, at);
  if (answer.why === "keys_refused" && !sentBefore) return endedBy("http_401", null, at);
  const wait = Math.max(answer.retryAfterSeconds ?? 0, SHORTEST_WAIT_SECONDS);
  const nextAt = new Date(at.getTime() + Math.min(wait, LONGEST_WAIT_SECONDS) * 1_000);
  return { state: sentBefore ? "unknown" : "pending", nextAt };
}

// A conflict may mean that an earlier attempt is there after all, so the platform is asked for the payment before it counts.
function judgeRefusal(asked: CreationRow, refused: Refused, at: Date): Verdict {
  if (refused.status === 409) return { state: "unknown", nextAt: laterOn(asked, at) };
  return endedBy(refused.code, refused.detail, at);
}

export function endedBy(errorCode: string, errorDetail: string | null, at: Date): Verdict {
  return { state: "failed", errorCode, errorDetail, settledAt: at };
}
