import type { SystemCaller } from "@/lib/access/caller";
import { syncPayment } from "@/lib/transactions/sync-payment";

type Place = { merchantId: string; msn: string; reference: string };

const SIDE_BY_SIDE = 12;

/** Reads each payment from the platform, the same way as a webhook's hint makes the worker do it. */
export async function importPayments(places: readonly Place[]): Promise<void> {
  const waiting = [...places];
  const work = async () => {
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      const { merchantId, msn, reference } = place;
      const caller: SystemCaller = {
        kind: "job",
        id: "seed",
        merchantId,
        permissions: ["payment:sync"],
        units: "all",
      };
      const read = await syncPayment.call(caller, { msn, reference });
      if (!read.ok) throw new Error(`${reference} of ${msn} could not be imported: ${read.error.code}`);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}
