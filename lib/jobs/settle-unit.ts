import type { Result } from "@/lib/domain/result";
import { findUnknownPayments, noteMatched, type Unknown } from "@/lib/settlements/find-unknown-payments";
import { syncLedgers } from "@/lib/settlements/sync-ledgers";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { jobCaller } from "./job-caller";

/**
 * Reads what is new on a unit's ledgers and, of what they name, the payments that the portal did not know. A payment that the platform
 * has no more is left alone: its line shows without one.
 */
export async function settleUnit(
  merchantId: string,
  msn: string,
): Promise<Result<unknown, { code: string }>> {
  const caller = jobCaller(merchantId, "settle-unit", "settlement:sync");
  const synced = await syncLedgers.call(caller, { msn });
  const unknown = await findUnknownPayments.call(caller, { msn });
  if (!unknown.ok) return unknown;
  for (const { ledgerId, upTo, references } of unknown.value) {
    if (!(await readAll(merchantId, msn, references))) return synced;
    await noteMatched.call(caller, { ledgerId, upTo });
  }
  return synced;
}

async function readAll(merchantId: string, msn: string, references: Unknown["references"]): Promise<boolean> {
  const caller = jobCaller(merchantId, "settle-unit", "payment:sync");
  for (const reference of references) {
    const read = await syncPayment.call(caller, { msn, reference });
    // The platform may be back in an hour; it is asked for these again then.
    if (!read.ok && read.error.code === "platform_unavailable") return false;
  }
  return true;
}
