import { randomUUID } from "node:crypto";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import {
  amountBody,
  cancelBody,
  hashOfBody,
  type Modification,
  modifyPayment,
} from "@/lib/payments-api/payments";
import { plantedBug } from "@/lib/planted-bug";
import { handOver } from "./leave-open";
import { type Case, lookIntoLog } from "./look-into-log";
import { amountOf } from "./money-outcome";
import { moveOperation, noteStep, type OperationRow, RECOVERABLE_STATES } from "./operation-repository";
import { beginAttempt } from "./operation-steps";
import { settleOperation } from "./settle-operation";

/** Sends the very same request once more under the very same key, so that the platform carries it out at most once. */
export async function sendAgain(scope: Scope, at: Case): Promise<OperationRow> {
  const request = rebuild(at);
  if (!request) return handOver(scope, at.operation, "the request cannot be rebuilt byte for byte");
  const executedBefore = at.operation.state !== "pending";
  const attempt = await noteAttempt(scope, at.operation);
  if (!attempt) return at.operation;
  crashpoint("recovery-sends", attempt.id);
  const answer = await modifyPayment(at.keys, request);
  if (answer.kind !== "refused") return settleOperation(scope, attempt, { answer, executedBefore });
  const looked = await lookIntoLog(scope, { ...at, operation: attempt });
  if (looked !== "unreadable" && looked.settledAt) return looked;
  return settleOperation(scope, attempt, { answer, executedBefore, notInLog: looked !== "unreadable" });
}

function noteAttempt(scope: Scope, known: OperationRow): Promise<OperationRow | undefined> {
  return scope.write(async (tx): Promise<Change<OperationRow | undefined>> => {
    const at = now();
    const moved = await moveOperation(tx, known, RECOVERABLE_STATES, beginAttempt(known, at));
    if (!moved) return { value: undefined, audit: "unchanged" };
    await noteStep(tx, moved, moved.state, at, `attempt ${moved.attempt}`);
    return { value: moved, audit: "own-record" };
  });
}

function rebuild({ operation, reference }: Case): Modification | undefined {
  if (operation.kind === "create") return undefined;
  const amount = amountOf(operation);
  const bodies = {
    capture: [amountBody(amount)],
    refund: [amountBody(amount)],
    cancel: [cancelBody(true), cancelBody(false)],
  };
  const body = bodies[operation.kind].find((one) => hashOfBody(one) === operation.requestHash);
  if (body === undefined) return undefined;
  const key = plantedBug("key-made-anew") ? randomUUID() : operation.id;
  return { kind: operation.kind, reference, body, key, currency: amount.currency };
}
