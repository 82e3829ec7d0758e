import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { PaymentStatus } from "@/lib/domain/payment";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type OrderRow, orderWithPayment, PATIENCE_MS, updateOrder } from "./order-repository";
import { lockOrder, releaseOrder } from "./release-order";
import { preferencesOf } from "./repository";
import { tellOfPayment } from "./tell-of-payment";

export type Followed = {
  readonly state: OrderRow["state"];
  /** The payment that is still to be captured by the portal itself. */
  readonly toCapture: string | null;
};

type Following = Result<Followed, { code: "order_not_found" }>;

const PAID: readonly PaymentStatus[] = [
  "reserved",
  "partially_captured",
  "captured",
  "partially_refunded",
  "refunded",
];

/**
 * Takes over what became of an order's payment: paid for good, or its stock free again. With `captured`, what was to be captured has
 * been asked for. Input: `{ orderId, captured? }`.
 */
export const followOrder = defineUseCase({
  permission: "payment-link:pay",
  input: z.strictObject({ orderId: z.uuid(), captured: z.boolean().default(false) }),
  run: (scope, { orderId, captured }): Promise<Following> =>
    scope.write(async (tx): Promise<Change<Following>> => {
      await lockOrder(tx, orderId);
      const found = await orderWithPayment(tx, orderId);
      if (!found) return { value: fail({ code: "order_not_found" }), audit: "unchanged" };
      const { order, paymentId, status } = found;
      if (order.state === "paid") return closeCapture(tx, order, paymentId, captured);
      if (order.state === "gone" || status === "requested") return stays(order);
      if (status && PAID.includes(status)) return settlePaid(tx, order, { paymentId, status });
      const waiting = now().getTime() - order.createdAt.getTime() < PATIENCE_MS;
      if (!status && waiting) return stays(order);
      const { audit } = await releaseOrder(tx, orderId, status ?? "no_payment");
      return { value: ok({ state: "gone", toCapture: null }), audit };
    }),
});

function stays({ state }: OrderRow): Change<Following> {
  return { value: ok({ state, toCapture: null }), audit: "unchanged" };
}

async function closeCapture(
  tx: WriteTx,
  order: OrderRow,
  paymentId: string | null,
  captured: boolean,
): Promise<Change<Following>> {
  const done = order.toCapture && captured;
  if (done) await updateOrder(tx, order.id, { toCapture: false });
  const toCapture = order.toCapture && !captured ? paymentId : null;
  return { value: ok({ state: "paid", toCapture }), audit: done ? "own-record" : "unchanged" };
}

/** Approved: the stock is sold, the merchant hears of it, and the money is taken at once where that is wanted. */
async function settlePaid(
  tx: WriteTx,
  order: OrderRow,
  { paymentId, status }: { paymentId: string | null; status: PaymentStatus },
): Promise<Change<Following>> {
  const preferences = await preferencesOf(tx, order.msn);
  const toCapture = preferences.completeAutomatically && status === "reserved";
  await updateOrder(tx, order.id, { state: "paid", settledAt: now(), toCapture });
  if (paymentId) await tellOfPayment(tx, order, paymentId, preferences);
  const { id, amountMinor, currency, quantity, msn, linkId } = order;
  const details = { order: id, quantity, amountMinor, currency };
  return {
    value: ok({ state: "paid", toCapture: toCapture ? paymentId : null }),
    audit: { action: "link.order_paid", subject: `link:${linkId}`, msn, details },
  };
}
