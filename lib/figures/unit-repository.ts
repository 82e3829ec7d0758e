import { merchants } from "@/db/schema/merchants";
import type { ReadTx } from "@/lib/access/tenant-db";

export async function merchantTimeZone(tx: ReadTx): Promise<string> {
  const [row] = await tx.select({ timeZone: merchants.timeZone }).from(merchants);
  if (!row) throw new Error("the merchant is gone");
  return row.timeZone;
}
