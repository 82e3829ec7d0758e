import { asc, eq, sql } from "drizzle-orm";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";

export type LoginUnit = { msn: string; name: string; environment: Environment };

const { msn, name, environment } = salesUnits;

/** Units of one mode within the transaction's reach, by name. */
export function unitsOf(tx: ReadTx, mode: Environment): Promise<LoginUnit[]> {
  return tx
    .select({ msn, name, environment })
    .from(salesUnits)
    .where(eq(environment, mode))
    .orderBy(asc(sql`lower(${name})`), asc(msn));
}

/** The unit, where it is within the transaction's reach. */
export async function unitWith(tx: ReadTx, number: string): Promise<LoginUnit | undefined> {
  const [row] = await tx.select({ msn, name, environment }).from(salesUnits).where(eq(msn, number));
  return row;
}
