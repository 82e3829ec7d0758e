import { randomUUID } from "node:crypto";
import { qrCodes } from "@/db/schema/qr-codes";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { writeCodeName } from "@/lib/domain/qr-code";
import type { Merchant } from "./merchants";
import { shop } from "./shop";

/** A code at the platform, as the portal keeps it: its part of an address, and the batch that it is all of. */
export async function plantCode(merchant: Merchant, msn: string): Promise<{ code: string; batch: string }> {
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
  return { code: writeCodeName(name), batch };
}
