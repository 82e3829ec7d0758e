import { randomUUID } from "node:crypto";
import type { PersonCaller } from "@/lib/access/caller";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { getPayment } from "@/lib/transactions/get-payment";

type Order = { callers: PersonCaller[]; paymentId: string; amountMinor: number };

/** People who all want to capture: each looks, asks, and looks again after being told that something changed. */
export function captureMany({ callers, paymentId, amountMinor }: Order): Promise<string[]> {
  return Promise.all(callers.map((caller) => captureStubbornly(caller, paymentId, amountMinor)));
}

async function captureStubbornly(
  caller: PersonCaller,
  paymentId: string,
  amountMinor: number,
): Promise<string> {
  for (let tries = 0; tries < 25; tries += 1) {
    const seen = await getPayment.call(caller, { paymentId });
    if (!seen.ok) return seen.error.code;
    const input = { paymentId, amountMinor, seenVersion: seen.value.version, idempotencyKey: randomUUID() };
    const result = await capturePayment.call(caller, input);
    if (result.ok) return result.value.outcome;
    const again = result.error.code === "changed_meanwhile" || result.error.code === "operation_open";
    if (!again) return result.error.code;
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
  }
  return "gave_up";
}
