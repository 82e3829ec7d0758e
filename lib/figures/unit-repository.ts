import { asc, eq, inArray } from "drizzle-orm";
import { figureChanges } from "@/db/schema/figures";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";

export async function merchantTimeZone(tx: ReadTx): Promise<string> {
  return (await findMerchant(tx)).timeZone;
}

export async function findMerchant(tx: ReadTx): Promise<{ timeZone: string; currency: string }> {
  const { timeZone, currency } = merchants;
  const [row] = await tx.select({ timeZone, currency }).from(merchants);
  if (!row) throw new Error("the merchant is gone");
  return row;
}

export type Unit = { readonly msn: string; readonly name: string };

/** The caller's sales units, by name. */
export function listUnits(tx: ReadTx, environment: Environment): Promise<Unit[]> {
  const { msn, name } = salesUnits;
  return tx
    .select({ msn, name })
    .from(salesUnits)
    .where(eq(salesUnits.environment, environment))
    .orderBy(asc(name), asc(msn));
}

/** Whether something of these sales units has changed that is not counted yet. */
export async function isCounting(tx: ReadTx, msns: readonly string[]): Promise<boolean> {
  const { id, msn } = figureChanges;
  const found = await tx
    .select({ id })
    .from(figureChanges)
    .where(inArray(msn, [...msns]))
    .limit(1);
  return found.length > 0;
}
