import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { findOrder, type OrderRow, updateOrder } from "./order-repository";
import { lockLink, updateLink } from "./repository";

/** Gives back what an order held. One that was paid, or released before, stays as it is. */
export async function releaseOrder(
  tx: WriteTx,
  id: string,
  why: string,
): Promise<Change<OrderRow | undefined>> {
  const order = await lockOrder(tx, id);
  if (order?.state !== "open") return { value: order, audit: "unchanged" };
  const link = await lockLink(tx, order.linkId);
  if (!link) throw new Error(`the link of order ${id} is gone`);
  const gone = { state: "gone" as const, settledAt: now() };
  await updateOrder(tx, id, gone);
  await updateLink(tx, link.id, { taken: link.taken - order.quantity });
  const details = { order: id, quantity: order.quantity, reason: why };
  const audit = { action: "link.order_released", subject: `link:${link.id}`, msn: link.msn, details };
  return { value: { ...order, ...gone }, audit };
}

/** The order as it stands, with its link held until the transaction ends: every change of either goes through the link's lock. */
export async function lockOrder(tx: WriteTx, id: string): Promise<OrderRow | undefined> {
  const seen = await findOrder(tx, id);
  if (!seen) return undefined;
  await lockLink(tx, seen.linkId);
  return findOrder(tx, id);
}
