import { z } from "zod";
import { restorationOf } from "@/lib/access/recovery";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { crashpoint } from "@/lib/crashpoint";
import { maySendAgain } from "@/lib/domain/collect-rules";
import { stepWithoutTrace } from "@/lib/domain/recovery";
import { ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { createPayment } from "@/lib/payments-api/create-payment";
import { getPayment } from "@/lib/payments-api/payments";
import {
  type CollectingUnit,
  type CreationRow,
  findUnit,
  leaseCreation,
  moveCreation,
} from "./creation-repository";
import { beginAttempt, LEASE_MS } from "./creation-steps";
import { endedBy, keepCreated, moveOn, readAgainAt, settleCreation } from "./settle-creation";

/**
 * Finds out what became of a payment that was asked for without an answer: by its reference first; where the platform has none,
 * once more with the same key and bytes while that makes sense to the customer. Several workers may try at once.
 */
export const resolveCreation = defineUseCase({
  permission: "payment:create",
  input: z.strictObject({ creationId: z.uuid() }),
  async run(scope, { creationId }): Promise<Result<{ state: CreationRow["state"] | "left_alone" }, never>> {
    const leased = await takeHold(scope, creationId);
    if (!leased) return ok({ state: "left_alone" });
    crashpoint("recovery-leased", creationId);
    const { state } = await resolve(scope, leased);
    return ok({ state });
  },
});

function takeHold(scope: Scope, id: string): Promise<CreationRow | undefined> {
  return scope.write(async (tx): Promise<Change<CreationRow | undefined>> => {
    const at = now();
    const due = await leaseCreation(tx, id, at, new Date(at.getTime() + LEASE_MS));
    return { value: due, audit: due ? "own-record" : "unchanged" };
  });
}

type Case = { readonly creation: CreationRow; readonly unit: CollectingUnit; readonly keys: ApiKeys };

async function resolve(scope: Scope, creation: CreationRow): Promise<CreationRow> {
  const { unit, keys } = await scope.read(async (tx) => ({
    unit: await findUnit(tx, creation.msn),
    keys: await readApiKeys(tx, scope.merchantId, creation.msn),
  }));
  if (!unit || !keys) return waitMore(scope, creation);
  const at = { creation, unit, keys };
  const found = await getPayment(keys, creation.reference);
  crashpoint("recovery-looked", creation.id);
  if (found.kind === "done") return keepFound(scope, at);
  if (found.kind === "refused" && found.status === 404) return withoutTrace(scope, at);
  return waitMore(scope, creation);
}

/** Where the customer has to be sent somewhere, asking again under the same key is what tells where to. */
function keepFound(scope: Scope, at: Case): Promise<CreationRow> {
  const { creation, unit } = at;
  const { firstSentAt: firstAt, expiresAt } = creation;
  const wantsAddress = creation.flow !== "PUSH_MESSAGE" && maySendAgain({ firstAt, expiresAt }, now());
  return wantsAddress ? sendAgain(scope, at) : keepCreated(scope, unit, creation);
}

async function withoutTrace(scope: Scope, at: Case): Promise<CreationRow> {
  const { creation } = at;
  const { firstSentAt: firstAt, lastSentAt, expiresAt, state } = creation;
  const sent = { first: firstAt, last: lastSentAt, mayHaveArrived: state !== "pending" };
  const restoration = await scope.read(restorationOf);
  const restored = restoration !== undefined && creation.createdAt < restoration.restoredAt;
  if (stepWithoutTrace(sent, now(), restored) === "wait") return waitMore(scope, creation);
  // From a backup: whoever asked may have asked again since, and the customer must not be asked twice.
  if (restored) return moveOn(scope, creation, endedBy("never_arrived", null, now()));
  if (restoration?.recovering) return waitMore(scope, creation);
  if (maySendAgain({ firstAt, expiresAt }, now())) return sendAgain(scope, at);
  return moveOn(scope, creation, endedBy("never_arrived", null, now()));
}

async function sendAgain(scope: Scope, { creation, unit, keys }: Case): Promise<CreationRow> {
  const attempt = await scope.write(async (tx): Promise<Change<CreationRow | undefined>> => {
    const moved = await moveCreation(tx, creation, beginAttempt(creation, now()));
    return { value: moved, audit: moved ? "own-record" : "unchanged" };
  });
  if (!attempt) return creation;
  crashpoint("recovery-sends", creation.id);
  const { reference, body, id: key } = attempt;
  const answer = await createPayment(keys, { reference, body, key });
  return settleCreation(scope, unit, attempt, { answer, sentBefore: creation.state !== "pending" });
}

/** Whoever sent it is gone, so an answer will not come: "sent" has become "unknown". */
function waitMore(scope: Scope, creation: CreationRow): Promise<CreationRow> {
  const state = creation.state === "sent" ? "unknown" : creation.state;
  return moveOn(scope, creation, { state, nextAt: readAgainAt(creation, now()) });
}
