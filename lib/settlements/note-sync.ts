import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { Result } from "@/lib/domain/result";
import { isPlayed } from "@/lib/payments-api/management";
import { findSync, keepSync } from "./sync-repository";

const MINUTE_MS = 60_000;

/**
 * Hourly, at a minute of its own that is none of the first ten, as the platform asks for. The sandbox's clock may run ahead by days,
 * and nobody else waits for it.
 */
function nextLook(at: Date): Date {
  if (isPlayed()) return new Date(at.getTime() + MINUTE_MS / 4);
  const hour = Math.floor(at.getTime() / (60 * MINUTE_MS) + 1) * 60 * MINUTE_MS;
  return new Date(hour + (11 + Math.random() * 48) * MINUTE_MS);
}

/** Keeps when the unit's ledgers were looked at, what came of it, and when to look again; at once where more is waiting. */
export function noteSync(
  scope: Scope,
  msn: string,
  done: Result<{ complete: boolean }, { code: string }>,
): Promise<void> {
  return scope.write(async (tx) => {
    const at = now();
    const before = await findSync(tx, msn);
    const failure = done.ok ? null : done.error.code;
    await keepSync(tx, {
      merchantId: scope.merchantId,
      msn,
      nextAt: done.ok && !done.value.complete ? at : nextLook(at),
      syncedAt: done.ok ? at : (before?.syncedAt ?? null),
      failure,
      failingSince: failure === null ? null : (before?.failingSince ?? at),
    });
    return { value: undefined, audit: "own-record" };
  });
}
