import "server-only";
import { count, isNull } from "drizzle-orm";
import { recoveries, recoveryPayments } from "@/db/schema/recoveries";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";
import { inReadTransaction, type ReadTx } from "./tenant-db";

/*
 * After a backup was restored, what the platform did since is unknown. Until each payment that may have moved was compared, no
 * money moves; and what was still open in the backup is looked up, never sent again.
 */

export type Restoration = {
  readonly restoredAt: Date;
  /** Whether payments are still being compared, so that no money may move. */
  readonly recovering: boolean;
};

/** When this company's data came from a backup, or undefined where it never did. */
export async function restorationOf(tx: ReadTx): Promise<Restoration | undefined> {
  const { restoredAt, endedAt } = recoveries;
  const [row] = await tx.select({ restoredAt, endedAt }).from(recoveries);
  return row && { restoredAt: row.restoredAt, recovering: row.endedAt === null };
}

/** Companies whose payments are being compared. */
export async function recoveringMerchants(): Promise<string[]> {
  const { merchantId, endedAt } = recoveries;
  const rows = await asDirectory((tx) => tx.select({ merchantId }).from(recoveries).where(isNull(endedAt)));
  return rows.map((row) => row.merchantId);
}

export type RecoveryProgress = { readonly total: number; readonly left: number };

const LOOK_AGAIN_MS = 5_000;
let looked = { at: Number.NEGATIVE_INFINITY, any: false };

/** How far the comparison came, for the notice on each page. It is rare, so a process asks for it every few seconds only. */
export async function recoveryProgress(merchantId: string): Promise<RecoveryProgress | undefined> {
  const at = now().getTime();
  if (looked.any || Math.abs(at - looked.at) >= LOOK_AGAIN_MS)
    looked = { at, any: (await recoveringMerchants()).length > 0 };
  if (!looked.any) return undefined;
  return inReadTransaction({ merchantId, reach: "all" }, async (tx) => {
    const { total, endedAt } = recoveries;
    const [row] = await tx.select({ total, endedAt }).from(recoveries);
    if (!row || row.endedAt) return undefined;
    const [left] = await tx.select({ payments: count() }).from(recoveryPayments);
    return { total: row.total, left: left?.payments ?? 0 };
  });
}
