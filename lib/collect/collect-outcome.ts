import type { AmountFailure, DescriptionFailure, ExpiryFailure } from "@/lib/domain/collect-rules";
import type { ReceiptFailure } from "@/lib/domain/receipt";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { CreationRow } from "./creation-repository";

/**
 * What became of a payment that was asked for.
 * - `created`: it is there, once.
 * - `unknown`: the answer is missing, or the platform did not take it yet. Not to be repeated; the portal finds out by itself.
 */
export type CollectOutcome =
  | {
      readonly outcome: "created";
      readonly paymentId: string;
      readonly reference: string;
      /** Where the customer goes from here; none for a push message. */
      readonly redirectUrl?: string;
    }
  | { readonly outcome: "unknown"; readonly reference: string };

/** Why there is no payment. Nothing was made, and nothing will be under this key. */
export type CollectFailure =
  | AmountFailure
  | DescriptionFailure
  | ExpiryFailure
  | ReceiptFailure
  | { code: "phone_missing" }
  | { code: "unit_not_found" }
  | { code: "unit_inactive" }
  /** The amount is in another currency than the sales unit's. */
  | { code: "currency_of_other_unit" }
  | { code: "no_api_keys"; msn: string }
  /** The platform failed several times just now: nothing was sent and nothing recorded. */
  | { code: "platform_unavailable" }
  /** The data came from a backup, and payments are still compared with the platform: no money moves until then. */
  | { code: "recovering" }
  /** The key was used before for something else. */
  | { code: "key_reused" }
  | PlatformRefusal;

export type PlatformRefusal =
  | { code: "customer_cannot_pay" }
  /** The check-in was too long ago. */
  | { code: "check_in_over" }
  | { code: "long_expiry_refused" }
  | { code: "push_refused" }
  /** Asked for again and again until the customer's time was over. */
  | { code: "never_arrived" }
  | { code: "refused_by_platform"; platformCode: string; detail: string };

const REFUSALS: Record<string, Exclude<PlatformRefusal, { platformCode: string }>["code"]> = {
  "4050": "check_in_over",
  "5050": "long_expiry_refused",
  "5080": "push_refused",
  "7010": "customer_cannot_pay",
  never_arrived: "never_arrived",
};

/** Why a creation that failed did so, as it is told to people. */
export function refusalOf(errorCode: string | null, errorDetail: string | null): PlatformRefusal {
  const known = errorCode === null ? undefined : REFUSALS[errorCode];
  if (known) return { code: known };
  return { code: "refused_by_platform", platformCode: errorCode ?? "unknown", detail: errorDetail ?? "" };
}

/** The answer that a creation gives in its present state, however often it is asked for. */
export function outcomeOf(creation: CreationRow): Result<CollectOutcome, CollectFailure> {
  const { state, paymentId, reference, redirectUrl, errorCode, errorDetail } = creation;
  if (state === "failed") return fail(refusalOf(errorCode, errorDetail));
  if (state !== "succeeded" || !paymentId) return ok({ outcome: "unknown", reference });
  return ok({ outcome: "created", paymentId, reference, ...(redirectUrl && { redirectUrl }) });
}
