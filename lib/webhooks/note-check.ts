import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { ConnectionFailure } from "@/lib/domain/webhook-registration";
import { notify } from "@/lib/notifications/notify";
import { lockConnection, updateConnection } from "./connection-repository";

export type Seen = {
  readonly startedAt: Date;
  readonly failure?: ConnectionFailure;
  /** How many of the allowed registrations exist now, where that was seen. */
  readonly registrations?: number;
};

/** Keeps what a look at a unit's connection showed. Who may mend keys is told once, when they stop working. */
export function noteCheck(scope: Scope, msn: string, seen: Seen): Promise<void> {
  const { startedAt, failure, registrations } = seen;
  return scope.write(async (tx) => {
    const before = await lockConnection(tx, scope.merchantId, msn);
    const at = now();
    const same = failure !== undefined && before.failure === failure;
    const answered = failure === undefined && before.replaceAskedAt && before.replaceAskedAt <= startedAt;
    await updateConnection(tx, msn, {
      // The beginning: what someone asks for during the look is due for another one.
      checkedAt: startedAt,
      failure: failure ?? null,
      failingSince: failure === undefined ? null : same ? before.failingSince : at,
      ...(registrations !== undefined && { registrations }),
      ...(answered && { replaceAskedAt: null }),
    });
    if (failure === "keys_refused" && !same)
      await notify(tx, { kind: "keysRefused", about: { msn }, page: "/developers", msn });
    return { value: undefined, audit: "own-record" };
  });
}
