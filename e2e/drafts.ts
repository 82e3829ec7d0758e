import { randomUUID } from "node:crypto";
import { productOrders } from "@/db/schema/product-orders";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Merchant } from "./merchants";

/** An order that the company has filled in and not sent yet; gives its id. */
export async function createDraft(merchant: Merchant, name = "Kiosk on paper"): Promise<string> {
  const id = randomUUID();
  const at = new Date();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(productOrders).values({
      ...{
        merchantId: merchant.id,
        id,
        name,
        environment: "production",
        product: "checkout",
        state: "draft",
      },
      ...{ answers: { sells: "Coffee by the kilo", giftCards: true }, steps: [], createdBy: "browser-tests" },
      ...{ createdAt: at, changedAt: at },
    }),
  );
  return id;
}
