import { unitRequests } from "@/db/schema/sales-units";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { TestMerchant } from "@/lib/testing/factories";

/** The company's sales units have payment links from now on. */
export async function activateLinks(merchant: TestMerchant): Promise<void> {
  const { id: merchantId, units } = merchant;
  const request = { kind: "payment_links", state: "approved", requestedBy: "tests" } as const;
  await inWriteTransaction({ merchantId, reach: "all" }, (tx) =>
    tx
      .insert(unitRequests)
      .values(units.map((msn) => ({ merchantId, msn, ...request, createdAt: new Date() }))),
  );
}
