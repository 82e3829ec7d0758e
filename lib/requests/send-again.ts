import { countAttempt } from "@/lib/access/rate-limit";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { maySendAnew } from "@/lib/domain/payment-request";
import { fail, ok, type Result } from "@/lib/domain/result";
import { changeRequest, findStanding, lockRequest, type RequestRow } from "./repository";
import { decision } from "./request-input";
import { stateOf } from "./request-standing";
import { endOfSending } from "./request-terms";
import { sendingAnew, sendPayment } from "./send-payment";
import { SENDINGS, type SendFailure, type SentRequest } from "./send-request";

export type AgainFailure = SendFailure | { code: "request_not_found" } | { code: "request_not_over" };

/** Sends a request anew that nobody will pay any more: rejected, expired, cancelled or never sent. */
export const sendAgain = defineUseCase({
  permission: "payment-request:send",
  input: decision,
  async run(scope, input): Promise<Result<SentRequest, AgainFailure>> {
    if (!(await countAttempt(SENDINGS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const opened = await openAgain(scope, input.requestId, input.idempotencyKey);
    if (!opened.ok) return opened;
    const sent = await sendPayment(scope, opened.value);
    return sent.ok ? ok({ requestId: input.requestId, outcome: sent.value.outcome }) : sent;
  },
});

function openAgain(scope: Scope, id: string, key: string): Promise<Result<RequestRow, AgainFailure>> {
  return scope.write(async (tx): Promise<Change<Result<RequestRow, AgainFailure>>> => {
    const row = await lockRequest(tx, id);
    const found = row && (await findStanding(tx, id));
    if (!row || !found) return { value: fail({ code: "request_not_found" }), audit: "unchanged" };
    if (row.sendKey === key) return { value: ok(row), audit: "unchanged" };
    if (!maySendAnew(stateOf(found)))
      return { value: fail({ code: "request_not_over" }), audit: "unchanged" };
    const anew = sendingAnew(key, endOfSending(row, now()));
    await changeRequest(tx, id, anew);
    const audit = { action: "request.sent_again", subject: `request:${id}`, msn: row.msn };
    return { value: ok({ ...row, ...anew }), audit };
  });
}
