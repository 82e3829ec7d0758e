import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { nextCheckAt, nextReadAt } from "@/lib/domain/recovery";
import { notify } from "@/lib/notifications/notify";
import {
  findOperation,
  moveOperation,
  noteStep,
  type OperationRow,
  RECOVERABLE_STATES,
} from "./operation-repository";
import { placeOfPayment } from "./repository";
import { auditOf } from "./settle-operation";

/** Lets go of an operation until its next turn; after a week of turns a person has to look. */
export function postpone(
  scope: Scope,
  operation: OperationRow,
  why: string,
  next = nextCheckAt,
): Promise<OperationRow> {
  const at = now();
  const { firstSentAt, lastSentAt, createdAt } = operation;
  const first = firstSentAt ?? createdAt;
  const nextAt = next(first, at, lastSentAt ?? first);
  if (!nextAt) return handOver(scope, operation, why);
  // Whoever sent it is gone, so an answer will not come: "sent" has become "unknown".
  const state = operation.state === "sent" ? "unknown" : operation.state;
  return move(scope, operation, { state, leaseUntil: null, nextAt }, why);
}

/** The same where the platform could not be read: that is tried again sooner. */
export function postponeReading(scope: Scope, operation: OperationRow): Promise<OperationRow> {
  return postpone(scope, operation, "the platform could not be read", nextReadAt);
}

/** Only a person may decide about it now. Its money stays set aside. */
export function handOver(scope: Scope, operation: OperationRow, why: string): Promise<OperationRow> {
  return move(scope, operation, { state: "needs_review", leaseUntil: null }, why);
}

function move(
  scope: Scope,
  operation: OperationRow,
  to: Parameters<typeof moveOperation>[3],
  why: string,
): Promise<OperationRow> {
  return scope.write(async (tx): Promise<Change<OperationRow>> => {
    const moved = await moveOperation(tx, operation, RECOVERABLE_STATES, to);
    if (!moved) return { value: (await findOperation(tx, operation.id)) ?? operation, audit: "unchanged" };
    await noteStep(tx, moved, moved.state, now(), why);
    if (moved.state === "needs_review") await tellThatSomeoneHasToLook(tx, moved);
    return { value: moved, audit: moved.state === operation.state ? "own-record" : auditOf(moved) };
  });
}

async function tellThatSomeoneHasToLook(tx: WriteTx, { kind, paymentId, msn }: OperationRow): Promise<void> {
  const place = await placeOfPayment(tx, paymentId);
  const about = { reference: place?.reference ?? "", operation: kind };
  await notify(tx, { kind: "paymentNeedsReview", about, page: `/transactions/${paymentId}`, msn });
}
