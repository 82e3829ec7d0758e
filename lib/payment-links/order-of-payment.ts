import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { reaches } from "@/lib/domain/permission";
import { ok, type Result } from "@/lib/domain/result";
import { orderAnswers, orderShipTo } from "./link-record";
import { orderOfPayment as find } from "./order-repository";

export type OrderOfPayment = {
  readonly linkId: string;
  readonly title: string;
  readonly quantity: number;
  readonly shipping: Money | null;
  /** What the customer typed; null for who does not work with the sales unit's customers. */
  readonly typed: {
    readonly answers: readonly { readonly label: string; readonly value: string }[];
    readonly shipTo: z.output<typeof orderShipTo>;
  } | null;
};

/** What was ordered with a payment by link; null where it was none. Input: `{ paymentId }`. */
export const orderOfPayment = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({ paymentId: z.uuid() }),
  run: async (scope, { paymentId }): Promise<Result<OrderOfPayment | null, never>> => {
    const found = await scope.read((tx) => find(tx, paymentId));
    if (!found) return ok(null);
    const { order, title } = found;
    // Whoever makes links sends what they sell; so does whoever handles the payments.
    const works = (["payment-link:manage", "payment:refund"] as const).some((permission) =>
      reaches(callerReach(scope.caller, permission), order.msn),
    );
    const answers = orderAnswers.parse(order.answers);
    const shipTo = orderShipTo.parse(order.shipTo);
    const { currency, shippingMinor, linkId, quantity } = order;
    const shipping = shipTo && isCurrency(currency) ? money(shippingMinor, currency) : null;
    return ok({ linkId, title, quantity, shipping, typed: works ? { answers, shipTo } : null });
  },
});
