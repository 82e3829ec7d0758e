import { and, desc, eq, isNull, lt, notInArray, or, sql } from "drizzle-orm";
import { linkOrders, linkViews, paymentLinks } from "@/db/schema/payment-links";
import { payments } from "@/db/schema/payments";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";

export type OrderRow = typeof linkOrders.$inferSelect;

const SAME_PAYMENT = and(
  eq(payments.merchantId, linkOrders.merchantId),
  eq(payments.msn, linkOrders.msn),
  eq(payments.reference, linkOrders.reference),
);

/** Longer than the platform takes to say whether it has a payment: an order without one is over by then. */
export const PATIENCE_MS = 15 * 60_000;

export async function findOrder(tx: ReadTx, id: string): Promise<OrderRow | undefined> {
  const [row] = await tx.select().from(linkOrders).where(eq(linkOrders.id, id));
  return row;
}

export async function addOrder(tx: WriteTx, order: typeof linkOrders.$inferInsert): Promise<OrderRow> {
  const [row] = await tx.insert(linkOrders).values(order).returning();
  if (!row) throw new Error("an order was not kept");
  return row;
}

export async function updateOrder(tx: WriteTx, id: string, patch: Partial<OrderRow>): Promise<void> {
  await tx.update(linkOrders).set(patch).where(eq(linkOrders.id, id));
}

/** An order with what became of its payment. */
export async function orderWithPayment(tx: ReadTx, id: string) {
  const [row] = await tx
    .select({ order: linkOrders, paymentId: payments.id, status: payments.status })
    .from(linkOrders)
    .leftJoin(payments, SAME_PAYMENT)
    .where(eq(linkOrders.id, id));
  return row;
}

/** A link's open orders that hold stock for nothing: rejected, expired, or never come to a payment. */
export async function lapsedOrders(
  tx: ReadTx,
  linkId: string,
  at: Date,
): Promise<Pick<OrderRow, "id" | "quantity">[]> {
  const over = and(
    eq(linkOrders.linkId, linkId),
    eq(linkOrders.state, "open"),
    or(
      and(isNull(payments.id), lt(linkOrders.createdAt, new Date(at.getTime() - PATIENCE_MS))),
      sql`${payments.status} in ('rejected', 'expired', 'cancelled')`,
    ),
  );
  return tx
    .select({ id: linkOrders.id, quantity: linkOrders.quantity })
    .from(linkOrders)
    .leftJoin(payments, SAME_PAYMENT)
    .where(over);
}

/** The last orders of a link that came to a payment. */
export function ordersOf(tx: ReadTx, linkId: string, most: number) {
  return tx
    .select({
      id: linkOrders.id,
      quantity: linkOrders.quantity,
      amountMinor: linkOrders.amountMinor,
      currency: linkOrders.currency,
      createdAt: linkOrders.createdAt,
      paymentId: payments.id,
      status: payments.status,
      reference: linkOrders.reference,
    })
    .from(linkOrders)
    .innerJoin(payments, SAME_PAYMENT)
    .where(and(eq(linkOrders.linkId, linkId), notInArray(payments.status, ["rejected", "expired"])))
    .orderBy(desc(linkOrders.createdAt), desc(linkOrders.id))
    .limit(most);
}

/** The order that a payment belongs to, with its link's title. */
export async function orderOfPayment(tx: ReadTx, paymentId: string) {
  const [row] = await tx
    .select({ order: linkOrders, title: paymentLinks.title })
    .from(payments)
    .innerJoin(linkOrders, SAME_PAYMENT)
    .innerJoin(
      paymentLinks,
      and(eq(paymentLinks.merchantId, linkOrders.merchantId), eq(paymentLinks.id, linkOrders.linkId)),
    )
    .where(eq(payments.id, paymentId));
  return row;
}

/** `day` as YYYY-MM-DD. */
export async function addView(
  tx: WriteTx,
  place: { merchantId: string; linkId: string; msn: string; day: string },
): Promise<void> {
  await tx
    .insert(linkViews)
    .values({ ...place, views: 1 })
    .onConflictDoUpdate({
      target: [linkViews.merchantId, linkViews.linkId, linkViews.day],
      set: { views: sql`${linkViews.views} + 1` },
    });
}
