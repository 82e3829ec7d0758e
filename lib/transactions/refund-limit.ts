import { isFresh } from "@/lib/access/caller";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { Money } from "@/lib/domain/money";
import { refundedBy } from "./operation-repository";
import type { PaymentRow } from "./repository";
import { lockRefundLimit } from "./sales-unit-repository";

export type RefundNeedsProof = { code: "needs_fresh_sign_in" };

const DAY_MS = 86_400_000;

/**
 * Whether this refund takes the person above what they may give back at the unit within 24 hours without proving again who they
 * are (R14). Refunds that were asked for count, save those that failed; many small ones come to the same as a large one.
 */
export async function needsProof(
  tx: WriteTx,
  { caller }: Scope,
  { msn }: PaymentRow,
  amount: Money,
): Promise<RefundNeedsProof | undefined> {
  const at = now();
  if (isFresh(caller, at.getTime())) return undefined;
  const limit = await lockRefundLimit(tx, msn);
  if (limit === null) return undefined;
  const before = await refundedBy(tx, { person: caller.id, msn, since: new Date(at.getTime() - DAY_MS) });
  return before + amount.minor > limit ? { code: "needs_fresh_sign_in" } : undefined;
}
