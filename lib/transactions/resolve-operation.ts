import { z } from "zod";
import { restorationOf } from "@/lib/access/recovery";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import { stepWithoutTrace } from "@/lib/domain/recovery";
import { ok, type Result } from "@/lib/domain/result";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { plantedBug } from "@/lib/planted-bug";
import { handOver, postpone, postponeReading } from "./leave-open";
import { type Case, lookIntoLog } from "./look-into-log";
import { leaseOperation, noteStep, type OperationRow, type OperationState } from "./operation-repository";
import { LEASE_MS } from "./operation-steps";
import { placeOfPayment } from "./repository";
import { sendAgain } from "./send-again";

export type Resolved = { readonly state: OperationState | "left_alone" };

/**
 * Finds out what became of an operation without an answer: the platform's event log first, by the operation's key; then, where
 * the log shows nothing, once more with the same key; a person where even that would be a guess. Several workers may try at once.
 */
export const resolveOperation = defineUseCase({
  permission: "operation:resolve",
  input: z.strictObject({ operationId: z.uuid() }),
  async run(scope, { operationId }): Promise<Result<Resolved, never>> {
    const leased = await takeHold(scope, operationId);
    if (!leased) return ok({ state: "left_alone" });
    crashpoint("recovery-leased", operationId);
    const { state } = await resolve(scope, leased);
    return ok({ state });
  },
});

function takeHold(scope: Scope, operationId: string): Promise<OperationRow | undefined> {
  return scope.write(async (tx): Promise<Change<OperationRow | undefined>> => {
    const at = now();
    const due = await leaseOperation(tx, operationId, at, new Date(at.getTime() + LEASE_MS));
    if (!due) return { value: undefined, audit: "unchanged" };
    await noteStep(tx, due, due.state, at, "looking");
    return { value: due, audit: "own-record" };
  });
}

const TOO_OLD = "not in the log, and too old to send again";
const FROM_BACKUP = "restored from a backup and not in the platform's log: not sent again";

async function resolve(scope: Scope, operation: OperationRow): Promise<OperationRow> {
  const at = await caseOf(scope, operation);
  if (!at) return postpone(scope, operation, "no API keys");
  const looked = await lookIntoLog(scope, at);
  if (looked === "unreadable") return postponeReading(scope, operation);
  if (looked.settledAt) return looked;
  const { firstSentAt, lastSentAt, createdAt } = operation;
  const sent = { first: firstSentAt ?? createdAt, last: lastSentAt ?? createdAt };
  const restoration = await scope.read(restorationOf);
  const restored = restoration !== undefined && createdAt < restoration.restoredAt;
  const mayHaveArrived = operation.state !== "pending";
  const step = stepWithoutTrace({ ...sent, mayHaveArrived }, now(), restored);
  if (step === "wait") return postpone(scope, operation, "not in the log yet");
  const trusted = plantedBug("key-trusted-for-ever");
  if (step === "needs_review" && !trusted)
    return handOver(scope, operation, restored ? FROM_BACKUP : TOO_OLD);
  if (restoration?.recovering) return postpone(scope, operation, "money rests while payments are compared");
  return sendAgain(scope, at);
}

function caseOf(scope: Scope, operation: OperationRow): Promise<Case | undefined> {
  return scope.read(async (tx) => {
    const keys = await readApiKeys(tx, scope.merchantId, operation.msn);
    const place = await placeOfPayment(tx, operation.paymentId);
    return keys && place ? { operation, keys, reference: place.reference } : undefined;
  });
}
