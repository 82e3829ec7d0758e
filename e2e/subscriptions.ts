import { randomUUID } from "node:crypto";
import { reportDeliveries, reportSubscriptions } from "@/db/schema/report-deliveries";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Merchant } from "./merchants";

/** A resting subscription with a server and one report that went out; gives the ids of both. */
export async function plantSubscription(
  { id: merchantId }: Merchant,
  madeBy: string,
): Promise<{ subscription: string; delivery: string }> {
  const [subscription, delivery] = [randomUUID(), randomUUID()];
  const at = new Date("2026-11-16T06:00:00Z");
  const look = { format: "csv", personal: false } as const;
  const server = { host: "127.0.0.1", port: 9, user: "books", folder: "/in", signIn: "key", publicKey: null };
  const sums = [
    { currency: "NOK", captured: 50_000, refunded: 0, fees: 1_000, corrected: 0, paidOut: 49_000 },
  ];
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    await tx.insert(reportSubscriptions).values({
      ...{ merchantId, id: subscription, name: "Planted subscription", frequency: "daily", language: "en" },
      ...{ timeZone: "Europe/Oslo", channel: "sftp", recipients: [], server: { ...server, hostKey: null } },
      ...{ ...look, madeBy, answersFor: madeBy, active: false, nextFrom: "2026-11-16", createdAt: at },
    });
    await tx.insert(reportDeliveries).values({
      ...{ merchantId, id: delivery, subscriptionId: subscription, periodFrom: "2026-11-15", ...look },
      ...{ periodTo: "2026-11-15", state: "sent", createdAt: at, sentAt: at, sums, bytes: 1_204 },
      fileName: "Vipps-settlement-report-2026-11-15.csv",
    });
  });
  return { subscription, delivery };
}
