import { randomUUID } from "node:crypto";
import { qrCodes, qrScans } from "@/db/schema/qr-codes";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { writeCodeName } from "@/lib/domain/qr-code";
import type { Merchant } from "./merchants";
import { shop } from "./shop";

/** A code at the platform, as the portal keeps it: its part of an address, the batch that it is all of, and a customer at a till. */
export async function plantCode(
  merchant: Merchant,
  msn: string,
): Promise<{ code: string; batch: string; checkIn: string }> {
  const name = { msn, kind: "redirect", platformId: "Planted code" } as const;
  const target = "https://shop.example.com/";
  const { body } = await shop(merchant, msn).send("POST", "/qr/v1/merchant-redirect", {
    body: { id: name.platformId, redirectUrl: target },
    headers: { accept: "text/targetUrl" },
  });
  const batch = randomUUID();
  const made = { content: String(body["url"]), state: "live", createdAt: new Date() } as const;
  const row = { ...name, ...made, target, id: randomUUID(), batchId: batch, batchRow: 1 };
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(qrCodes).values({ ...row, merchantId: merchant.id }),
  );
  const checkIn = randomUUID();
  const scan = { platformId: "Planted till", token: "planted", tokenSha256: checkIn, scannedAt: new Date() };
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(qrScans).values({ ...scan, merchantId: merchant.id, msn, checkIn }),
  );
  return { code: writeCodeName(name), batch, checkIn };
}
