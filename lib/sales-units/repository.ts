import { eq } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { salesUnits } from "@/db/schema/sales-units";
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
