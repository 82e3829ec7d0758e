import { asc, eq } from "drizzle-orm";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx } from "@/lib/access/tenant-db";

export function unitsIn(tx: ReadTx, environment: "production" | "test") {
  return tx
    .select({ msn: salesUnits.msn, name: salesUnits.name, connectedAt: salesUnits.connectedAt })
    .from(salesUnits)
    .where(eq(salesUnits.environment, environment))
    .orderBy(asc(salesUnits.name));
}
