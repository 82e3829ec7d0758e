import { eq } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
import { unitConnections } from "@/db/schema/webhooks";
import type { WriteTx } from "@/lib/access/tenant-db";

/** Adds the unit in the merchant's currency, or renames it. False where its number belongs to another company. */
export async function keepUnit(
  tx: WriteTx,
  unit: Omit<typeof salesUnits.$inferInsert, "currency">,
): Promise<boolean> {
  const [merchant] = await tx.select({ currency: merchants.currency }).from(merchants);
  if (!merchant) throw new Error("the company is gone");
  await tx
    .insert(salesUnits)
    .values({ ...unit, ...merchant })
    .onConflictDoNothing();
  const { name, kind } = unit;
  const own = await tx.update(salesUnits).set({ name, kind }).where(eq(salesUnits.msn, unit.msn)).returning();
  return own.length > 0;
}

/** Lets the worker look at the unit's connection to the platform right away, and forgets what it saw before. */
export async function checkAgain(tx: WriteTx, msn: string): Promise<void> {
  const fresh = { checkedAt: null, failure: null, failingSince: null };
  await tx.update(unitConnections).set(fresh).where(eq(unitConnections.msn, msn));
}
