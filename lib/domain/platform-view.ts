import { type Money, money } from "./money";
import type { Amounts, PaymentState } from "./payment";

/** Amounts only grow. Whichever of two readings is older, the larger figure is the truth. */
export function mergeAmounts(known: Amounts, seen: Amounts): Amounts {
  return {
    authorized: larger(known.authorized, seen.authorized),
    captured: larger(known.captured, seen.captured),
    refunded: larger(known.refunded, seen.refunded),
    cancelled: larger(known.cancelled, seen.cancelled),
  };
}

/** Whether such amounts can stand beside each other: nothing is captured beyond its approval, or given back beyond its capture. */
export function possibleAmounts({ authorized, captured, refunded, cancelled }: Amounts): boolean {
  const currencies = new Set([authorized, captured, refunded, cancelled].map(({ currency }) => currency));
  const taken = captured.minor + cancelled.minor;
  // A request that was withdrawn before its approval shows a cancelled amount, and nothing else.
  const approved = authorized.minor > 0 ? taken <= authorized.minor : captured.minor === 0;
  return currencies.size === 1 && approved && refunded.minor <= captured.minor;
}

/** Whether both can be readings of one payment. Where they cannot, neither may be changed by the other. */
export function mergeable(known: Amounts, seen: Amounts): boolean {
  return known.authorized.currency === seen.authorized.currency && possibleAmounts(mergeAmounts(known, seen));
}

/** Only CREATED ever changes; an older reading never reopens what is final. */
export function mergeState(known: PaymentState, seen: PaymentState): PaymentState {
  return known === "CREATED" ? seen : known;
}

export function sameAmounts(a: Amounts, b: Amounts): boolean {
  return (
    a.authorized.minor === b.authorized.minor &&
    a.captured.minor === b.captured.minor &&
    a.refunded.minor === b.refunded.minor &&
    a.cancelled.minor === b.cancelled.minor
  );
}

function larger(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`mixed currencies: ${a.currency} and ${b.currency}`);
  return money(Math.max(a.minor, b.minor), a.currency);
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WATCHED_AFTER_DAYS = 8;

/**
 * When to read the payment again without being told: every 15 minutes on its first day, then daily while money is still held
 * or was moved lately (a lost webhook is delivered for seven days at most). Undefined once nothing more is expected.
 */
export function nextPollAt(
  payment: { state: PaymentState; amounts: Amounts; createdAt: Date; lastChangeAt: Date },
  now: Date,
): Date | undefined {
  if (payment.state !== "CREATED" && payment.state !== "AUTHORIZED") return undefined;
  const { authorized, captured, cancelled, refunded } = payment.amounts;
  const held = payment.state === "CREATED" || authorized.minor > captured.minor + cancelled.minor;
  const settled = captured.minor === refunded.minor;
  const quiet = now.getTime() - payment.lastChangeAt.getTime() > WATCHED_AFTER_DAYS * DAY_MS;
  if (!held && (settled || quiet)) return undefined;
  const young = now.getTime() - payment.createdAt.getTime() < DAY_MS;
  return new Date(now.getTime() + (young ? 15 * MINUTE_MS : DAY_MS));
}
