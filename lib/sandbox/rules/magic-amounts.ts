import type { ErrorCode } from "../api/error-codes";

// Amounts in minor units with which a merchant asks the test environment for a failure.

/** Why the customer's bank says no. The reasons are shown on the phone. */
const REFUSED_BY_ISSUER: Readonly<Record<number, string>> = {
  151: "Insufficient funds",
  182: "Refused by the card's issuer",
  183: "Suspected fraud",
  184: "Withdrawal limit reached",
  186: "The card has expired",
  187: "The card is invalid",
  197: "3-D Secure was denied",
  202: "Strong customer authentication is required",
};

/** Approved, but nobody knows the result for an hour. */
export const UNKNOWN_RESULT = 201;
export const UNKNOWN_RESULT_MS = 3_600_000;

export const REFUSED_REFUNDS: Readonly<Record<number, ErrorCode>> = {
  123: "5100",
  124: "6220",
};

const NORWAY_ONLY = new Set([197, 202]);

export function refusalByIssuer(
  amount: number,
  unit: { environment: string; market: string },
): string | undefined {
  if (unit.environment !== "test") return undefined;
  if (NORWAY_ONLY.has(amount) && unit.market !== "NO") return undefined;
  return REFUSED_BY_ISSUER[amount];
}
