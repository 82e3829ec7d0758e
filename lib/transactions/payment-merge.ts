import { type Payment, statusOf } from "@/lib/domain/payment";
import { mergeAmounts, mergeState } from "@/lib/domain/platform-view";
import { plantedBug } from "@/lib/planted-bug";
import { amountsOf, type PaymentChange, type PaymentRow } from "./repository";

type Seen = { readonly state: Payment["state"]; readonly aggregate: Payment["amounts"] };

/** The row's state, amounts and status after a reading of the platform, which may be older than what we know. */
export function mergedWith(row: Omit<PaymentRow, "searchText">, seen: Seen) {
  const merged = mergeAmounts(amountsOf(row), seen.aggregate);
  const amounts = plantedBug("amounts-go-down") ? seen.aggregate : merged;
  const state = mergeState(row.state, seen.state);
  return {
    state,
    status: statusOf({ state, amounts }),
    authorizedMinor: amounts.authorized.minor,
    capturedMinor: amounts.captured.minor,
    refundedMinor: amounts.refunded.minor,
    cancelledMinor: amounts.cancelled.minor,
  } satisfies PaymentChange;
}
