import { holdsCardNumber } from "./card-number";
import { type Currency, exceeds, type Money, money } from "./money";
import { KEY_LIFE_MS } from "./recovery";
import { fail, ok, type Result } from "./result";

/** What may be asked for in one payment, in minor units. Payments in Swedish kronor are not made through this interface. */
const AMOUNTS: Record<Currency, { readonly least: number; readonly most: number } | undefined> = {
  NOK: { least: 100, most: 65_000_000 },
  DKK: { least: 1, most: 65_000_000 },
  EUR: { least: 1, most: 65_000_000 },
  SEK: undefined,
};

export type AmountFailure =
  | { code: "amount_not_positive" }
  | { code: "amount_below_least"; least: Money }
  | { code: "amount_above_most"; most: Money }
  | { code: "currency_not_collected" };

export function checkAmount(amount: Money): Result<Money, AmountFailure> {
  const limits = AMOUNTS[amount.currency];
  if (!limits) return fail({ code: "currency_not_collected" });
  if (amount.minor <= 0) return fail({ code: "amount_not_positive" });
  const [least, most] = [money(limits.least, amount.currency), money(limits.most, amount.currency)];
  if (exceeds(least, amount)) return fail({ code: "amount_below_least", least });
  return exceeds(amount, most) ? fail({ code: "amount_above_most", most }) : ok(amount);
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long a customer has where nothing else is said. */
export const USUAL_TIME_MS = 10 * MINUTE_MS;
const LONGEST_MS = 60 * DAY_MS;

export type ExpiryFailure =
  | { code: "expiry_too_soon" }
  | { code: "expiry_too_late" }
  /** Whoever may wait has to see what it is for. */
  | { code: "receipt_missing" };

/** More than ten minutes and at most sixty days ahead; a receipt has to go with it. Nothing chosen means ten minutes. */
export function checkExpiry(
  expiresAt: Date | undefined,
  hasReceipt: boolean,
  now: Date,
): Result<Date | undefined, ExpiryFailure> {
  if (!expiresAt) return ok(undefined);
  const ahead = expiresAt.getTime() - now.getTime();
  if (!(ahead > USUAL_TIME_MS)) return fail({ code: "expiry_too_soon" });
  if (ahead > LONGEST_MS) return fail({ code: "expiry_too_late" });
  return hasReceipt ? ok(expiresAt) : fail({ code: "receipt_missing" });
}

export type DescriptionFailure = { code: "description_length" } | { code: "description_card_number" };

/** What the customer reads: 3 to 100 signs, and never the number of a card. */
export function checkDescription(text: string): Result<string, DescriptionFailure> {
  const length = [...text].length;
  if (length < 3 || length > 100) return fail({ code: "description_length" });
  return holdsCardNumber(text) ? fail({ code: "description_card_number" }) : ok(text);
}

/** When a payment's customer has no time left, where nobody said no before. */
export function lastMoment(createdAt: Date, expiresAt: Date | null): Date {
  return expiresAt ?? new Date(createdAt.getTime() + USUAL_TIME_MS);
}

/**
 * Whether a payment that the platform does not have may still be asked for under its old key: while its customer would have time
 * for it, and while the platform surely remembers the key.
 */
export function maySendAgain(sent: { firstAt: Date; expiresAt: Date | null }, now: Date): boolean {
  const end = sent.expiresAt
    ? sent.expiresAt.getTime() - USUAL_TIME_MS
    : sent.firstAt.getTime() + USUAL_TIME_MS;
  return now.getTime() < Math.min(end, sent.firstAt.getTime() + KEY_LIFE_MS);
}
