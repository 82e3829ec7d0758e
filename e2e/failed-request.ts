import { randomUUID } from "node:crypto";
import { paymentRequests, requestLists } from "@/db/schema/payment-requests";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Merchant } from "./merchants";

/** A payment request of this unit that the platform did not take; gives its id. */
export async function createFailedRequest(merchant: Merchant, msn: string): Promise<string> {
  const id = randomUUID();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(paymentRequests).values({
      ...{ merchantId: merchant.id, id, msn, environment: "production", phone: "4791000001" },
      ...{ amountMinor: 100, currency: "NOK", message: "Secret of the first", vatRate: 0, minutes: 10 },
      ...{ sendKey: randomUUID(), errorCode: "customer_cannot_pay", fingerprint: id },
      ...{ createdBy: randomUUID(), createdAt: new Date() },
    }),
  );
  return id;
}

/** A list of this unit without any rows; gives its id. */
export async function createRequestList(merchant: Merchant, msn: string): Promise<string> {
  const id = randomUUID();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(requestLists).values({
      ...{ merchantId: merchant.id, id, msn, environment: "production", name: "Secret of the first" },
      ...{ contentHash: id, requests: 0, totalMinor: 0, currency: "NOK" },
      ...{ createdBy: randomUUID(), createdAt: new Date() },
    }),
  );
  return id;
}
