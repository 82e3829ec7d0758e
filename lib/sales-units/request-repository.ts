import { and, eq } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { salesUnits, unitRequests } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

/** A request for recurring payments that the platform has not answered, with what the platform has to know. */
export async function openRequest(tx: ReadTx, id: string) {
  const [row] = await tx
    .select({
      id: unitRequests.id,
      msn: unitRequests.msn,
      revenueMinor: unitRequests.revenueMinor,
      description: unitRequests.description,
      unit: salesUnits.name,
      kind: salesUnits.kind,
      merchant: merchants.name,
      organisation: merchants.organisationNumber,
      market: merchants.country,
    })
    .from(unitRequests)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, unitRequests.merchantId), eq(salesUnits.msn, unitRequests.msn)),
    )
    .innerJoin(merchants, eq(merchants.id, unitRequests.merchantId))
    .where(and(isOpen(id), eq(unitRequests.kind, "recurring")));
  return row;
}

/** False where it was answered already. */
export async function answerRequest(
  tx: WriteTx,
  id: string,
  state: "approved" | "stopped",
  answer: string,
): Promise<boolean> {
  const answered = await tx
    .update(unitRequests)
    .set({ state, answer: answer.trim() || null })
    .where(isOpen(id))
    .returning();
  return answered.length > 0;
}

function isOpen(id: string) {
  return and(eq(unitRequests.id, id), eq(unitRequests.state, "submitted"));
}
