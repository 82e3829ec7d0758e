import type { SystemCaller } from "@/lib/access/caller";
import { importPayments as importInto } from "@/lib/transactions/import-payments";

type Place = { merchantId: string; msn: string; reference: string };

const SIDE_BY_SIDE = 3;
const AT_ONCE = 50;

/** Reads each payment from the platform, the same way as a webhook's hint makes the worker do it, fifty at a time. */
export async function importPayments(places: readonly Place[]): Promise<void> {
  const waiting = batchesOf(places);
  const work = async () => {
    for (let batch = waiting.pop(); batch; batch = waiting.pop()) {
      const { merchantId, msn, references } = batch;
      const caller: SystemCaller = {
        kind: "job",
        id: "seed",
        merchantId,
        permissions: ["payment:sync"],
        units: "all",
      };
      const result = await importInto.call(caller, { msn, references });
      if (!result.ok)
        throw new Error(`payments of ${msn} could not be imported: ${JSON.stringify(result.error)}`);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

type Batch = { merchantId: string; msn: string; references: string[] };

function batchesOf(places: readonly Place[]): Batch[] {
  const open = new Map<string, Batch>();
  const full: Batch[] = [];
  for (const { merchantId, msn, reference } of places) {
    const batch = open.get(msn) ?? { merchantId, msn, references: [] };
    batch.references.push(reference);
    open.set(msn, batch);
    if (batch.references.length < AT_ONCE) continue;
    full.push(batch);
    open.delete(msn);
  }
  return [...full, ...open.values()];
}
