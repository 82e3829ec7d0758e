import { eq } from "drizzle-orm";
import { ledgerSyncs } from "@/db/schema/settlements";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type SyncRow = typeof ledgerSyncs.$inferSelect;

export async function findSync(tx: ReadTx, msn: string): Promise<SyncRow | undefined> {
  const [row] = await tx.select().from(ledgerSyncs).where(eq(ledgerSyncs.msn, msn));
  return row;
}

export async function keepSync(tx: WriteTx, { merchantId, msn, ...row }: SyncRow): Promise<void> {
  await tx
    .insert(ledgerSyncs)
    .values({ merchantId, msn, ...row })
    .onConflictDoUpdate({ target: [ledgerSyncs.merchantId, ledgerSyncs.msn], set: row });
}
