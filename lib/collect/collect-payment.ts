import type { Scope } from "@/lib/access/use-case";
import { crashpoint } from "@/lib/crashpoint";
import type { Result } from "@/lib/domain/result";
import { createPayment } from "@/lib/payments-api/create-payment";
import type { CollectInput } from "./collect-input";
import { type CollectFailure, type CollectOutcome, outcomeOf } from "./collect-outcome";
import { openCreation } from "./open-creation";
import { settleCreation } from "./settle-creation";

/**
 * The one way to have a payment made: record the intent, ask once, record the answer. No database transaction is open while the
 * platform thinks; a process that dies in between leaves a row from which the worker goes on. A failure is definite: no payment
 * was made under this key. Whoever calls has checked the right to it; the scope's reach bounds the sales unit.
 */
export async function collectPayment(
  scope: Scope,
  input: CollectInput,
): Promise<Result<CollectOutcome, CollectFailure>> {
  const opened = await openCreation(scope, input);
  if (!opened.ok) return opened;
  if (opened.value.kind === "earlier") return outcomeOf(opened.value.creation);
  const { creation, unit, keys } = opened.value;
  const { reference, body, id: key } = creation;
  crashpoint("after-intent", key);
  const answer = await createPayment(keys, { reference, body, key });
  const settled = await settleCreation(scope, unit, creation, { answer, sentBefore: false });
  crashpoint("not-told", key);
  return outcomeOf(settled);
}
