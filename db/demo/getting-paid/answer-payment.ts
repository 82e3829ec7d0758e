import { and, desc, eq, or } from "drizzle-orm";
import { paymentCreations } from "@/db/schema/payment-creations";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { completePayment } from "@/lib/transactions/complete-payment";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { type DemoShop, must } from "./demo-shop";

/** What becomes of a payment that was asked for: `pay` is approved and captured, `approve` still to be captured, `leave` open. */
export type Reaction = "pay" | "approve" | "reject" | "expire" | "leave";

/** Plays the customer of the last payment that was made for something, and has the portal hear of it. */
export async function answerPayment(
  shop: DemoShop,
  source: string,
  reaction: Reaction,
  phone?: string,
): Promise<void> {
  if (reaction === "leave") return;
  const made = await lastPaymentOf(shop, source);
  if (!made) throw new Error(`no payment was made for ${source}`);
  const { msn, reference, paymentId } = made;
  const paid = reaction === "pay" || reaction === "approve";
  const answer = await fetch(
    `${shop.sandbox}/_control/payments/${msn}/${reference}/${paid ? "approve" : reaction}`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(phone && paid ? { phone } : {}),
    },
  );
  // 409: an earlier seed came so far.
  if (!answer.ok && answer.status !== 409) throw new Error(`no ${reaction}: ${await answer.text()}`);
  must("a payment", await syncPayment.call(shop.portal("payment:sync"), { msn, reference }));
  if (reaction !== "pay" || !paymentId) return;
  const taking = { paymentId, idempotencyKey: shop.idOf("capture", paymentId) };
  must(
    "a capture",
    await completePayment.call(shop.portal("payment:complete"), taking),
    "nothing_to_capture",
  );
}

/** By the id of what it was made for, or by its own key. */
async function lastPaymentOf({ merchantId }: DemoShop, source: string) {
  const { id, msn, reference, paymentId, sourceId, createdAt, state } = paymentCreations;
  const [row] = await inReadTransaction({ merchantId, reach: "all" }, (tx) =>
    tx
      .select({ msn, reference, paymentId })
      .from(paymentCreations)
      .where(and(or(eq(id, source), eq(sourceId, source)), eq(state, "succeeded")))
      .orderBy(desc(createdAt))
      .limit(1),
  );
  return row;
}
