import { asc, eq, sql } from "drizzle-orm";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";

/** Units of one mode within the transaction's reach, by name. */
export function apiUnits(tx: ReadTx, environment: Environment) {
  const { msn, name, kind, captureType } = salesUnits;
  return tx
    .select({ msn, name, kind, captureType })
    .from(salesUnits)
    .where(eq(salesUnits.environment, environment))
    .orderBy(asc(sql`lower(${name})`), asc(msn));
}

/** Whether the unit exists within the transaction's reach. */
export async function unitExists(tx: ReadTx, msn: string): Promise<boolean> {
  const rows = await tx.select({ msn: salesUnits.msn }).from(salesUnits).where(eq(salesUnits.msn, msn));
  return rows.length > 0;
}
