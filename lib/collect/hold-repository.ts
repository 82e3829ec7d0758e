import { eq, sql } from "drizzle-orm";
import { unitConnections } from "@/db/schema/webhooks";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export async function findHold(tx: ReadTx, msn: string): Promise<Date | null> {
  const [row] = await tx
    .select({ until: unitConnections.waitUntil })
    .from(unitConnections)
    .where(eq(unitConnections.msn, msn));
  return row?.until ?? null;
}

/** The later end counts where somebody else was told to wait at the same time. */
export async function keepHold(tx: WriteTx, merchantId: string, msn: string, until: Date): Promise<void> {
  const { waitUntil } = unitConnections;
  await tx
    .insert(unitConnections)
    .values({ merchantId, msn, waitUntil: until })
    .onConflictDoUpdate({
      target: [unitConnections.merchantId, unitConnections.msn],
      set: { waitUntil: sql`greatest(${waitUntil}, excluded.wait_until)` },
    });
}
