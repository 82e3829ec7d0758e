import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { demoKeys, demoMerchant } from "@/lib/sandbox/demo-units";
import { makeSalesUnit, type SalesUnit } from "@/lib/sandbox/sales-unit";
import type { Sandbox } from "@/lib/sandbox/server";
import { createMerchant, type TestMerchant } from "@/lib/testing/factories";

export type Place = { merchant: TestMerchant; msn: string; unit: SalesUnit };

/** A company whose sales units the platform knows as the portal does; a place for each unit. */
export async function connectCompany(sandbox: Sandbox, units: number): Promise<Place[]> {
  const merchant = await createMerchant(units);
  const company = demoMerchant(merchant.slug, merchant.slug, "business:NO:ORG", "999000010");
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, async (tx) => {
    for (const msn of merchant.units) await keepApiKeys(tx, merchant.id, { msn, ...demoKeys(msn) });
  });
  await sandbox.ready;
  return Promise.all(
    merchant.units.map(async (msn) => {
      const unit = makeSalesUnit({
        msn,
        name: `Unit ${msn}`,
        merchant: company,
        market: "NO",
        keys: demoKeys(msn),
      });
      await sandbox.context.units.save(unit);
      return { merchant, msn, unit };
    }),
  );
}
