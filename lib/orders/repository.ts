import { and, desc, eq, isNotNull } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { productOrders } from "@/db/schema/product-orders";
import { salesUnits } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";
import {
  type OrderAnswers,
  type OrderPrefill,
  type OrderSteps,
  orderAnswers,
  orderPrefill,
  orderSteps,
} from "./order-record";

type Raw = typeof productOrders.$inferSelect;
export type OrderRow = Omit<Raw, "answers" | "steps" | "prefilled"> & {
  answers: OrderAnswers;
  steps: OrderSteps;
  prefilled: OrderPrefill | null;
};

const toOrder = (row: Raw): OrderRow => ({
  ...row,
  answers: orderAnswers.parse(row.answers),
  steps: orderSteps.parse(row.steps),
  prefilled: orderPrefill.nullable().parse(row.prefilled),
});

export async function findOrder(tx: ReadTx, id: string): Promise<OrderRow | undefined> {
  const [row] = await tx.select().from(productOrders).where(eq(productOrders.id, id));
  return row && toOrder(row);
}

/** The order as it stands, held until the transaction ends. */
export async function lockOrder(tx: WriteTx, id: string): Promise<OrderRow | undefined> {
  const [row] = await tx.select().from(productOrders).where(eq(productOrders.id, id)).for("update");
  return row && toOrder(row);
}

/** The orders of one mode, the last changed first. */
export async function ordersOf(tx: ReadTx, environment: Environment, most: number): Promise<OrderRow[]> {
  const rows = await tx
    .select()
    .from(productOrders)
    .where(eq(productOrders.environment, environment))
    .orderBy(desc(productOrders.changedAt), desc(productOrders.id))
    .limit(most);
  return rows.map(toOrder);
}

/** False where an order with this id is there. */
export async function addOrder(tx: WriteTx, order: typeof productOrders.$inferInsert): Promise<boolean> {
  const added = await tx.insert(productOrders).values(order).onConflictDoNothing().returning();
  return added.length > 0;
}

export type OrderPatch = Partial<Omit<OrderRow, "merchantId" | "id" | "createdBy" | "createdAt">>;

export async function updateOrder(tx: WriteTx, id: string, patch: OrderPatch): Promise<void> {
  await tx.update(productOrders).set(patch).where(eq(productOrders.id, id));
}

/** False where it was not a draft any more. What a partner filled in stays as stopped, or it would come again. */
export async function dropDraft(tx: WriteTx, id: string, at: Date): Promise<boolean> {
  const draft = and(eq(productOrders.id, id), eq(productOrders.state, "draft"));
  const steps = [{ state: "stopped", at, note: "" }];
  const stopped = await tx
    .update(productOrders)
    .set({ state: "stopped", steps, changedAt: at })
    .where(and(draft, isNotNull(productOrders.prefilled)))
    .returning({ id: productOrders.id });
  if (stopped.length > 0) return true;
  return (await tx.delete(productOrders).where(draft).returning({ id: productOrders.id })).length > 0;
}

export async function companyOf(tx: ReadTx) {
  const { name, slug, organisationNumber, country, currency } = merchants;
  const [row] = await tx.select({ name, slug, organisationNumber, country, currency }).from(merchants);
  if (!row) throw new Error("the company is gone");
  return row;
}

/** False where the platform's number belongs to a unit that the portal has already. */
export async function addUnit(tx: WriteTx, unit: typeof salesUnits.$inferInsert): Promise<boolean> {
  const added = await tx.insert(salesUnits).values(unit).onConflictDoNothing().returning();
  return added.length > 0;
}
