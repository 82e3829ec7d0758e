const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const GIVE_UP_AFTER = 7 * DAY;

/** An endpoint that failed for this long loses its registration. */
export const DEAD_AFTER = 14 * DAY;

function delayAfter(attempts: number): number {
  if (attempts < 4) return 2 * SECOND;
  if (attempts === 4) return 60 * SECOND;
  if (attempts === 5) return 120 * SECOND;
  return attempts < 29 ? HOUR : DAY;
}

/** When to try again after `attempts` failed ones; nothing when a week has been enough. */
export function nextAttemptAfter(attempts: number, firstAttemptAt: number, now: number): number | undefined {
  return now - firstAttemptAt >= GIVE_UP_AFTER ? undefined : now + delayAfter(attempts);
}
