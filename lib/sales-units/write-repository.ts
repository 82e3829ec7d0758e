import { eq } from "drizzle-orm";
import { salesUnits, unitLogos, unitRequests } from "@/db/schema/sales-units";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { UnitRow } from "./read-repository";

/** The unit as it stands, held until the transaction ends. */
export async function lockUnit(tx: WriteTx, msn: string): Promise<UnitRow | undefined> {
  const [row] = await tx.select().from(salesUnits).where(eq(salesUnits.msn, msn)).for("update");
  return row;
}

export type UnitPatch = Partial<
  Pick<
    UnitRow,
    | "name"
    | "location"
    | "status"
    | "settlementAccount"
    | "accountToProve"
    | "settlementPeriod"
    | "refundLimitMinor"
    | "partner"
    | "partnerEmail"
  >
>;

export async function updateUnit(tx: WriteTx, msn: string, patch: UnitPatch): Promise<void> {
  await tx.update(salesUnits).set(patch).where(eq(salesUnits.msn, msn));
}

export type NewLogo = Omit<typeof unitLogos.$inferInsert, "updatedAt"> & { updatedAt: Date };

export async function keepLogo(tx: WriteTx, logo: NewLogo): Promise<void> {
  const { merchantId, msn, ...picture } = logo;
  await tx
    .insert(unitLogos)
    .values(logo)
    .onConflictDoUpdate({ target: [unitLogos.merchantId, unitLogos.msn], set: picture });
}

/** False where there was none. */
export async function dropLogo(tx: WriteTx, msn: string): Promise<boolean> {
  const gone = await tx.delete(unitLogos).where(eq(unitLogos.msn, msn)).returning({ msn: unitLogos.msn });
  return gone.length > 0;
}

/** False where one of the kind is open already. */
export async function addRequest(tx: WriteTx, request: typeof unitRequests.$inferInsert): Promise<boolean> {
  const added = await tx.insert(unitRequests).values(request).onConflictDoNothing().returning();
  return added.length > 0;
}
