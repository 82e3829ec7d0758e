import type { Result } from "@/lib/domain/result";
import { followOrder } from "@/lib/payment-links/follow-order";
import { completePayment } from "@/lib/transactions/complete-payment";
import { jobCaller } from "./job-caller";

/**
 * Takes over what became of an order by payment link and, where its merchant wants that, captures what was approved. The order's id is
 * the capture's as well, so that however often this runs, there is one.
 */
export async function followLinkOrder(
  merchantId: string,
  orderId: string,
): Promise<Result<unknown, { code: string }>> {
  const caller = jobCaller(merchantId, "follow-link-order", "payment-link:pay");
  const followed = await followOrder.call(caller, { orderId });
  if (!followed.ok || !followed.value.toCapture) return followed;
  const completing = jobCaller(merchantId, `complete:${orderId}`, "payment:complete");
  const paymentId = followed.value.toCapture;
  const completed = await completePayment.call(completing, { paymentId, idempotencyKey: orderId });
  // What may go better the next time is tried again with the next look around; anything else is a person's to decide.
  if (!completed.ok && LATER.has(completed.error.code)) return completed;
  await followOrder.call(caller, { orderId, captured: true });
  return completed;
}

const LATER: ReadonlySet<string> = new Set([
  "platform_unavailable",
  "recovering",
  "too_many_requests",
  "changed_meanwhile",
  "operation_open",
]);
