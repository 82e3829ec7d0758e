import "server-only";
import { and, type Column, gt, isNull, lte, or, type SQL } from "drizzle-orm";

/** No look at a request without an answer is put off for longer, and none is leased for longer. */
const LONGEST_WAIT_MS = 7 * 3_600_000;
const LONGEST_LEASE_MS = 60_000;

/**
 * Whose turn it is, and nobody is at it. A time further ahead than any is ever set was set by a clock that went wrong: it counts
 * as past, or what it belongs to would wait until the clock has caught up.
 */
export function isDue(own: { nextAt: Column; leaseUntil: Column }, at: Date): SQL | undefined {
  return and(hasTurn(own.nextAt, at), isFree(own.leaseUntil, at));
}

export function hasTurn(nextAt: Column, at: Date): SQL | undefined {
  return or(lte(nextAt, at), gt(nextAt, new Date(at.getTime() + LONGEST_WAIT_MS)));
}

export function isFree(leaseUntil: Column, at: Date): SQL | undefined {
  const never = new Date(at.getTime() + LONGEST_LEASE_MS);
  return or(isNull(leaseUntil), lte(leaseUntil, at), gt(leaseUntil, never));
}
