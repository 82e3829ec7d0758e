import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/payment";
import { fail, ok, type Result } from "@/lib/domain/result";
import { orderWithPayment } from "./order-repository";
import { findPublicLink, type PublicLink } from "./public-repository";

export type SeenOrder = PublicLink & {
  readonly orderId: string;
  readonly state: "open" | "paid" | "gone";
  readonly status: PaymentStatus | null;
  readonly msn: string;
  readonly reference: string;
  readonly amount: Money;
};

/** An order as its customer sees it again after paying. Input: `{ linkId, orderId }`. */
export const lookAtOrder = defineUseCase({
  permission: "payment-link:pay",
  input: z.strictObject({ linkId: z.uuid(), orderId: z.uuid() }),
  run: (scope, { linkId, orderId }): Promise<Result<SeenOrder, { code: "order_not_found" }>> =>
    scope.read(async (tx) => {
      const found = await orderWithPayment(tx, orderId);
      const page = found?.order.linkId === linkId ? await findPublicLink(tx, linkId) : undefined;
      if (!found || !page || !isCurrency(found.order.currency)) return fail({ code: "order_not_found" });
      const { state, msn, reference, amountMinor, currency } = found.order;
      const amount = money(amountMinor, currency);
      return ok({ ...page, orderId, state, status: found.status, msn, reference, amount });
    }),
});
