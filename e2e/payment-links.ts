import { randomBytes, randomUUID } from "node:crypto";
import { linkOrders, paymentLinks } from "@/db/schema/payment-links";
import { unitRequests } from "@/db/schema/sales-units";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Merchant } from "./merchants";

type LinkRow = typeof paymentLinks.$inferInsert;

/** A payment link as if someone of the company had made it: 100,00 kr, any number, for good. */
export async function plantLink(
  merchant: Merchant,
  { unit, ...own }: { unit?: string | undefined } & Partial<LinkRow> = {},
): Promise<{ id: string; token: string }> {
  const msn = unit ?? merchant.units[0]?.msn ?? "";
  const [id, token] = [randomUUID(), randomBytes(16).toString("base64url")];
  const row = {
    title: "Coffee beans",
    currency: "NOK",
    priceMinor: 10_000,
    environment: "production",
  } as const;
  const empty = { suggestions: [], fields: [], shipping: [], createdBy: "browser-tests" };
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx
      .insert(paymentLinks)
      .values({ ...row, ...empty, createdAt: new Date(), ...own, merchantId: merchant.id, id, msn, token }),
  );
  return { id, token };
}

/** Someone began to pay with the link and gave up; gives the order's id. */
export async function plantLinkOrder(merchant: Merchant, linkId: string, msn: string): Promise<string> {
  const id = randomUUID();
  const place = { merchantId: merchant.id, id, linkId, msn, state: "gone" as const };
  const row = { quantity: 1, currency: "NOK", amountMinor: 10_000, answers: [], description: "Coffee beans" };
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(linkOrders).values({ ...place, ...row, reference: `LINK-${id}`, createdAt: new Date() }),
  );
  return id;
}

/** The sales unit has payment links from now on. */
export async function activateLinks(merchant: Merchant): Promise<void> {
  const requests = merchant.units.map(({ msn }) => ({
    ...{ merchantId: merchant.id, msn, kind: "payment_links" as const, state: "approved" as const },
    ...{ requestedBy: "browser-tests", createdAt: new Date() },
  }));
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(unitRequests).values(requests),
  );
}
