import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { ApiKey } from "@/lib/domain/api-key";
import { fail, ok, type Result } from "@/lib/domain/result";
import { notify } from "@/lib/notifications/notify";
import { replaceApiKey } from "@/lib/payments-api/api-keys";
import { renewKey } from "@/lib/payments-api/management";
import { dropKeyChange, nameOfUnit, type OpenChange, settleKeyChange } from "./repository";

export type KeyChangeFailure = { code: "platform_unavailable" };

/** `unknown`: the platform may have made the key; the worker finds out, and both programs and portal go on with the former one. */
export type KeyOutcome = { readonly msn: string; readonly key: ApiKey; readonly outcome: "done" | "unknown" };

type Completed = Result<KeyOutcome, KeyChangeFailure>;

/**
 * Asks the platform for the new key and keeps it, encrypted, in the transaction that writes it down and tells people. Two who do it
 * at once get the same key from the platform, and the first keeps it.
 */
export async function completeKeyChange(scope: Scope, change: OpenChange): Promise<Completed> {
  const { id, msn, key, askedBy } = change;
  const answer = await renewKey(msn, key, id);
  if (answer.kind === "unknown") return ok({ msn, key, outcome: "unknown" });
  const audit = { action: "unit.key_renewed", subject: `unit:${msn}`, msn, details: { key } };
  return scope.write(async (tx): Promise<Change<Completed>> => {
    if (answer.kind !== "done") {
      await dropKeyChange(tx, id);
      return { value: fail({ code: "platform_unavailable" }), audit: { ...audit, result: "failed" } };
    }
    const value: Completed = ok({ msn, key, outcome: "done" });
    const { formerUntil } = answer;
    if (!(await settleKeyChange(tx, id, { doneAt: now(), formerUntil })))
      return { value, audit: "unchanged" };
    await replaceApiKey(tx, scope.merchantId, { msn, key }, answer.value);
    const about = { unit: await nameOfUnit(tx, msn), msn, key, by: askedBy };
    await notify(tx, { kind: "keyRenewed", about, page: "/developers", msn });
    return { value, audit };
  });
}
