import { createHash } from "node:crypto";
import { z } from "zod";

const checkIn = z.looseObject({
  customerToken: z.string().min(1).max(4_000),
  merchantQrId: z.string().min(1).max(128),
  // Called the one way in guides of 2023, the other way since.
  msn: z.string().optional(),
  merchantSerialNumber: z.string().optional(),
  initiatedAt: z.iso.datetime({ offset: true }),
});

export type Scan = {
  readonly platformId: string;
  readonly token: string;
  readonly tokenSha256: string;
  readonly scannedAt: Date;
};

/** What a delivery tells of a scanned code, where it is about one of this sales unit. */
export function readScan(body: unknown, msn: string): Scan | undefined {
  const parsed = checkIn.safeParse(body);
  if (!parsed.success) return undefined;
  const { customerToken, merchantQrId, initiatedAt, ...unit } = parsed.data;
  if ((unit.msn ?? unit.merchantSerialNumber) !== msn) return undefined;
  const tokenSha256 = createHash("sha256").update(customerToken).digest("hex");
  return { platformId: merchantQrId, token: customerToken, tokenSha256, scannedAt: new Date(initiatedAt) };
}
