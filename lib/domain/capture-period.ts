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
