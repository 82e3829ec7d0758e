import { asc, eq } from "drizzle-orm";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type SalesUnitRow = typeof salesUnits.$inferSelect;

export async function findSalesUnit(tx: ReadTx, msn: string): Promise<SalesUnitRow | undefined> {
  const [row] = await tx.select().from(salesUnits).where(eq(salesUnits.msn, msn));
  return row;
}

/** Up to how much may be refunded without a proof; held until the transaction ends, so that refunds beside each other add up. */
export async function lockRefundLimit(tx: WriteTx, msn: string): Promise<number | null> {
  const { refundLimitMinor } = salesUnits;
  const [row] = await tx
    .select({ limit: refundLimitMinor })
    .from(salesUnits)
    .where(eq(salesUnits.msn, msn))
    .for("update");
  return row?.limit ?? null;
}

/** What a list of payments can be narrowed to, by name. */
export function unitsIn(tx: ReadTx, environment: "production" | "test") {
  return tx
    .select({ msn: salesUnits.msn, name: salesUnits.name, connectedAt: salesUnits.connectedAt })
    .from(salesUnits)
    .where(eq(salesUnits.environment, environment))
    .orderBy(asc(salesUnits.name));
}
