import { countAttempt } from "@/lib/access/rate-limit";
import type { Scope } from "@/lib/access/use-case";
import { crashpoint } from "@/lib/crashpoint";
import { isCurrency } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type Modification, modifyPayment } from "@/lib/payments-api/payments";
import type { MoneyInput } from "./money-input";
import { type MoneyFailure, type MoneyOutcome, outcomeOf } from "./money-outcome";
import { type Intent, type Opened, openOperation } from "./open-operation";
import { pullPayment } from "./pull-payment";
import { settleOperation } from "./settle-operation";

// Far above what a person clicks, far below what a runaway script or a stolen session would do.
const PER_PERSON = { name: "money", most: 30, windowMs: 60_000 };

/**
 * The procedure that capture, cancel and refund share: record the intent, ask once, record the answer. No database transaction
 * is open while the platform thinks. A process that dies in between leaves a row from which the worker goes on.
 */
export async function askPlatform<Refused>(
  scope: Scope,
  intent: Intent<Refused>,
  input: MoneyInput,
): Promise<Result<MoneyOutcome, MoneyFailure | Refused>> {
  if (!(await countAttempt(PER_PERSON, scope.caller.id))) return fail({ code: "too_many_requests" });
  const opened = await openCompared(scope, intent, input);
  if (!opened.ok) return opened;
  if (opened.value.kind === "earlier") return outcomeOf(opened.value.operation);
  const { operation, keys } = opened.value;
  crashpoint("after-intent", operation.id);
  const answer = await modifyPayment(keys, requestOf(intent.kind, opened.value));
  const settled = await settleOperation(scope, operation, { answer, executedBefore: false });
  crashpoint("not-told", operation.id);
  return outcomeOf(settled);
}

/** A payment that came from a backup is read from the platform before the first money moves in it again. */
async function openCompared<Refused>(
  scope: Scope,
  intent: Intent<Refused>,
  input: MoneyInput,
): Promise<Result<Exclude<Opened, { kind: "stale" }>, MoneyFailure | Refused>> {
  for (let read = false; ; read = true) {
    const opened = await openOperation(scope, intent, input);
    if (!opened.ok) return opened;
    const { value } = opened;
    if (value.kind !== "stale") return ok(value);
    const pulled = read ? fail({ code: "platform_unavailable" as const }) : await pullPayment(scope, value);
    if (!pulled.ok) return fail({ ...pulled.error });
  }
}

function requestOf(
  kind: Modification["kind"],
  { operation, reference, body }: Extract<Opened, { kind: "new" }>,
): Modification {
  if (!isCurrency(operation.currency)) throw new Error(`unknown currency ${operation.currency}`);
  return { kind, reference, body, key: operation.id, currency: operation.currency };
}
