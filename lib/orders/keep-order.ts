import type { WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { OrderState } from "@/lib/domain/product-order";
import { notify } from "@/lib/notifications/notify";
import type { OrderForm } from "./order-record";
import { addOrder, type OrderRow, updateOrder } from "./repository";

/** Writes the order in its next state. False where somebody made one with this id at the same moment. */
export async function keepOrder(
  tx: WriteTx,
  { merchantId, caller }: Scope,
  order: OrderRow | undefined,
  { id, intent, product, name, answers, reply }: OrderForm,
  state: OrderState,
): Promise<boolean> {
  const at = now();
  const step = { state, at, note: state === "processing" ? reply : "", intent };
  const steps = state === "draft" ? [] : [...(order?.steps ?? []), step];
  const content = { name, answers, reply: reply || null, state, steps, changedAt: at };
  if (order) await updateOrder(tx, id, content);
  else {
    const fresh = { merchantId, id, product, environment: "production" as const, ...content };
    if (!(await addOrder(tx, { ...fresh, createdBy: caller.id, createdAt: at }))) return false;
  }
  // Whoever pressed knows; the others who may order hear of it.
  if (state === "submitted")
    await notify(tx, {
      kind: "productOrderMoved",
      about: { product: name, state },
      page: `/orders/${id}`,
      except: caller.id,
    });
  return true;
}
