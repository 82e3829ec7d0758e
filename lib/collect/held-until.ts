import type { ReadTx } from "@/lib/access/tenant-db";
import { findHold } from "./hold-repository";

/**
 * Until when the platform wants to be left alone about a sales unit, or undefined where it does not. The platform names no limit for
 * different payments of one unit, so everything goes out at once until it says that this is too much; then all of the unit's waits.
 */
export async function heldUntil(tx: ReadTx, msn: string, now: Date): Promise<Date | undefined> {
  const until = await findHold(tx, msn);
  return until && until > now ? until : undefined;
}
