import type { SystemCaller } from "@/lib/access/caller";
import { importPayments as importInto } from "@/lib/transactions/import-payments";

type Place = { merchantId: string; msn: string; reference: string };

const SIDE_BY_SIDE = 3;
const AT_ONCE = 50;

/**
 * Reads each payment from the platform, the same way as a webhook's hint makes the worker do it, fifty at a time. Those of one unit
 * one batch after the other: all of them add to the same totals, and would only wait for each other.
 */
export async function importPayments(places: readonly Place[]): Promise<void> {
  const waiting = byUnit(places);
  const work = async () => {
    for (let unit = waiting.pop(); unit; unit = waiting.pop()) await importUnit(unit);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

async function importUnit({ merchantId, msn, references }: Unit): Promise<void> {
  const caller: SystemCaller = {
    kind: "job",
    id: "seed",
    merchantId,
    permissions: ["payment:sync"],
    units: "all",
  };
  for (let from = 0; from < references.length; from += AT_ONCE) {
    const batch = references.slice(from, from + AT_ONCE);
    const result = await importInto.call(caller, { msn, references: batch });
    if (!result.ok)
      throw new Error(`payments of ${msn} could not be imported: ${JSON.stringify(result.error)}`);
  }
}

type Unit = { merchantId: string; msn: string; references: string[] };

/** The largest last: work begins with it. */
function byUnit(places: readonly Place[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const { merchantId, msn, reference } of places) {
    const unit = units.get(msn) ?? { merchantId, msn, references: [] };
    unit.references.push(reference);
    units.set(msn, unit);
  }
  return [...units.values()].sort((a, b) => a.references.length - b.references.length);
}
