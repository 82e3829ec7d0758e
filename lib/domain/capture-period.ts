import type { Currency } from "./money";

const DAY_MS = 86_400_000;

// By the market that uses the currency. Swedish units take Norwegian terms: they exist only through the Norwegian platform.
const CAPTURE_DAYS: Record<Currency, number> = { NOK: 180, SEK: 180, DKK: 14, EUR: 14 };

/**
 * Last moment at which a capture is taken: 180 days after the approval in Norway, 14 in Denmark and Finland.
 * A later guarantee by the platform counts, since units may have late capture approved.
 */
export function captureDeadlineOf(authorizedAt: Date, currency: Currency, guaranteedUntil?: Date): Date {
  const deadline = new Date(authorizedAt.getTime() + CAPTURE_DAYS[currency] * DAY_MS);
  return guaranteedUntil && guaranteedUntil > deadline ? guaranteedUntil : deadline;
}

// With late capture approved, units in Denmark and Finland have as long as Norwegian ones. The platform tells nobody which do.
const MOST_DAYS = 180;

/**
 * From when on a capture is not even asked for. Between the usual deadline and this moment the platform has the last word:
 * without late capture it has let go of the reservation by then, or refuses.
 */
export function captureEndOf({
  captureDeadline,
  authorizedAt,
}: {
  readonly captureDeadline?: Date;
  readonly authorizedAt?: Date;
}): Date | undefined {
  if (!captureDeadline || !authorizedAt) return captureDeadline;
  const end = new Date(authorizedAt.getTime() + MOST_DAYS * DAY_MS);
  return end > captureDeadline ? end : captureDeadline;
}
