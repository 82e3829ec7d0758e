import "server-only";
import { type RecoveryProgress, recoveryProgress } from "@/lib/access/recovery";

/** How far the comparison with the platform came after a restore, or undefined in everyday life. */
export function recoveryOf(merchantId: string): Promise<RecoveryProgress | undefined> {
  return recoveryProgress(merchantId);
}
