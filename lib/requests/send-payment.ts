import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { CollectFailure, CollectOutcome } from "@/lib/collect/collect-outcome";
import { collectPayment } from "@/lib/collect/collect-payment";
import type { Result } from "@/lib/domain/result";
import { changeRequest, lockRequest, type RequestRow } from "./repository";
import { toCollect } from "./request-terms";

/** Until then nobody else takes up what is being sent. */
export const LEASE_MS = 60_000;

/** Sends a request under its present key, and keeps why where it could not be sent. */
export async function sendPayment(
  scope: Scope,
  request: RequestRow,
): Promise<Result<CollectOutcome, CollectFailure>> {
  const sent = await collectPayment(scope, toCollect(request));
  await scope.write(async (tx): Promise<Change<void>> => {
    const row = await lockRequest(tx, request.id);
    if (row?.sendKey !== request.sendKey) return { value: undefined, audit: "unchanged" };
    const failure = sent.ok ? noFailure : failureOf(sent.error);
    await changeRequest(tx, request.id, { ...failure, sendAt: null });
    return { value: undefined, audit: "own-record" };
  });
  return sent;
}

const noFailure = { errorCode: null, errorDetail: null };

function failureOf(error: CollectFailure) {
  return { errorCode: error.code, errorDetail: "platformCode" in error ? error.detail : null };
}

/** What a request becomes that is sent under a new key. */
export function sendingAnew(key: string, expiresAt: Date | null): Partial<RequestRow> {
  return {
    sendKey: key,
    sendExpiresAt: expiresAt,
    sendAt: new Date(now().getTime() + LEASE_MS),
    nextKey: null,
    withdrawnAt: null,
    ...noFailure,
  };
}
