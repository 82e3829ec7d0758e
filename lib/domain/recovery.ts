/** Rules of finding out what became of a request whose answer is missing. Times are instants, durations milliseconds. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FIRST_CHECKS = [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE];
/** How long after a sending the platform may still be at work with it. */
const SETTLING_MS = MINUTE;
/** How long a key is trusted to be remembered: past it a second sending could be a second effect. */
export const KEY_LIFE_MS = 20 * HOUR;
const GIVE_UP_MS = 7 * 24 * HOUR;

/** So long someone may be waiting for it: what is lost again is sent again as soon as that makes sense. */
const FRESH_MS = 15 * MINUTE;

/**
 * When to look next: soon at first, hourly to the end of the first day, every six hours to the end of the seventh. What was sent
 * once more is looked for soon after that sending too. Undefined when a week has passed: then a person has to look.
 */
export function nextCheckAt(firstSentAt: Date, now: Date, lastSentAt = firstSentAt): Date | undefined {
  // A clock that was set back must not put the next look off until it has caught up.
  const [first, last] = [
    Math.min(firstSentAt.getTime(), now.getTime()),
    Math.min(lastSentAt.getTime(), now.getTime()),
  ];
  const elapsed = now.getTime() - first;
  if (elapsed >= GIVE_UP_MS) return undefined;
  const early = FIRST_CHECKS.find((offset) => offset > elapsed);
  const regular =
    early === undefined ? now.getTime() + (elapsed < 24 * HOUR ? HOUR : 6 * HOUR) : first + early;
  const sinceLast = now.getTime() - last;
  // Later on it is only looked for so soon, not sent a third time at once.
  const soon = FIRST_CHECKS.find(
    (offset) => offset > sinceLast && (elapsed < FRESH_MS || offset < SETTLING_MS),
  );
  return new Date(soon === undefined ? regular : Math.min(regular, last + soon));
}

/**
 * When to look next where the platform could not be read. Reading does nothing, so while someone may be waiting, a look
 * that came to nothing is made again within a minute rather than left out.
 */
export function nextReadAt(firstSentAt: Date, now: Date, lastSentAt?: Date): Date | undefined {
  const regular = nextCheckAt(firstSentAt, now, lastSentAt);
  if (!regular || now.getTime() - firstSentAt.getTime() >= FRESH_MS) return regular;
  return new Date(Math.min(regular.getTime(), now.getTime() + MINUTE));
}

/**
 * An event that could not be applied waits `tries * tries * stepSeconds` from its arrival, and after `mostTries`, a week, is
 * given up: the platform lists no payments, so an event may be all that the portal ever hears of one.
 */
export const EVENT_RETRY = { stepSeconds: 5, mostTries: 348 } as const;

export type RecoveryStep = "wait" | "send_again" | "needs_review";

/**
 * What to do with a request that the platform's event log does not show under its key. `mayHaveArrived` is false where the
 * platform certainly did not take it: then there is nothing to wait for, yet an old intent is still not carried out unasked.
 */
export function stepWithoutTrace(
  sent: { readonly first: Date; readonly last: Date; readonly mayHaveArrived: boolean },
  now: Date,
  /** Whether it comes from a backup: then it may have been decided about, and done in another way, since. */
  restored = false,
): RecoveryStep {
  if (restored && now.getTime() - sent.last.getTime() >= SETTLING_MS) return "needs_review";
  if (restored) return "wait";
  const age = now.getTime() - sent.first.getTime();
  // Sent in the future: a clock was set back, and nobody knows how old the key is.
  if (age >= KEY_LIFE_MS || age < -SETTLING_MS) return "needs_review";
  const settling = now.getTime() - sent.last.getTime() < SETTLING_MS;
  return settling && sent.mayHaveArrived ? "wait" : "send_again";
}
