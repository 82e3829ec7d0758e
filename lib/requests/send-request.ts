import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { CollectFailure } from "@/lib/collect/collect-outcome";
import { checkInput } from "@/lib/collect/open-creation";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findUnit, insertRequest, lockRequest, type RequestRow } from "./repository";
import { type NewRequestInput, newRequest } from "./request-input";
import { endOfSending, fingerprintOf, toCollect } from "./request-terms";
import { LEASE_MS, sendPayment } from "./send-payment";

export type SentRequest = { readonly requestId: string; readonly outcome: "created" | "unknown" };
export type SendFailure = CollectFailure | { code: "too_many_requests" };

export const SENDINGS: Limit = { name: "payment-requests", most: 60, windowMs: 60_000 };

/** Asks one customer for an amount, by phone number. The key is the request's id: however often it comes, one request. */
export const sendRequest = defineUseCase({
  permission: "payment-request:send",
  input: newRequest,
  async run(scope, input): Promise<Result<SentRequest, SendFailure>> {
    if (!(await countAttempt(SENDINGS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const opened = await openRequest(scope, input);
    if (!opened.ok) return opened;
    const sent = await sendPayment(scope, opened.value);
    return sent.ok ? ok({ requestId: input.idempotencyKey, outcome: sent.value.outcome }) : sent;
  },
});

function openRequest(scope: Scope, input: NewRequestInput): Promise<Result<RequestRow, CollectFailure>> {
  return scope.write(async (tx): Promise<Change<Result<RequestRow, CollectFailure>>> => {
    const earlier = await lockRequest(tx, input.idempotencyKey);
    if (earlier) return { value: asBefore(earlier, input), audit: "unchanged" };
    const unit = await findUnit(tx, input.msn);
    if (!unit) return { value: fail({ code: "unit_not_found" }), audit: "unchanged" };
    const row = rowOf(scope, input, unit.environment);
    const checked = checkInput(toCollect(row));
    if (!checked.ok) return { value: checked, audit: "unchanged" };
    if (!(await insertRequest(tx, row))) {
      // Someone was faster with the same key, and has committed by now.
      const other = await lockRequest(tx, row.id);
      return { value: other ? asBefore(other, input) : fail({ code: "key_reused" }), audit: "unchanged" };
    }
    const { id, msn, amountMinor, currency } = row;
    const audit = {
      action: "request.made",
      subject: `request:${id}`,
      msn,
      details: { amountMinor, currency },
    };
    return { value: ok(row), audit };
  });
}

function asBefore(earlier: RequestRow, input: NewRequestInput): Result<RequestRow, CollectFailure> {
  const same = earlier.fingerprint === fingerprintOf(termsOf(input)) && earlier.msn === input.msn;
  return same ? ok(earlier) : fail({ code: "key_reused" });
}

function termsOf({ phone, amountMinor, message, ownReference }: NewRequestInput) {
  return { phone, amountMinor, message, ownReference: ownReference || null, dueAt: null };
}

function rowOf(scope: Scope, input: NewRequestInput, environment: RequestRow["environment"]): RequestRow {
  const at = now();
  const { msn, currency, vatRate, minutes, lines, idempotencyKey: id } = input;
  const terms = termsOf(input);
  return {
    ...{ merchantId: scope.merchantId, id, msn, environment, currency, vatRate, minutes, ...terms },
    ...{ listId: null, line: null, lines: lines?.length ? lines : null },
    sendKey: id,
    sendExpiresAt: endOfSending({ minutes, dueAt: null }, at),
    // Should this process end before the platform was asked, the worker takes it up.
    sendAt: new Date(at.getTime() + LEASE_MS),
    ...{ nextKey: null, errorCode: null, errorDetail: null, withdrawnAt: null },
    ...{ reminders: 0, remindAt: null },
    fingerprint: fingerprintOf(terms),
    createdBy: scope.caller.id,
    createdAt: at,
  };
}
