import type { PersonCaller } from "@/lib/access/caller";
import { armCrashpoints } from "@/lib/crashpoint";
import { sendRequest } from "@/lib/requests/send-request";
import { cancelPayment } from "@/lib/transactions/cancel-payment";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { refundPayment } from "@/lib/transactions/refund-payment";

/** What a process of the portal is asked to do, and where it is to end while it does. */
export type Order = {
  readonly kind: "create" | "capture" | "refund" | "cancel";
  readonly caller: PersonCaller;
  readonly input: never;
  readonly diesAt?: string | undefined;
};

const USE_CASES = {
  create: sendRequest,
  capture: capturePayment,
  refund: refundPayment,
  cancel: cancelPayment,
};

// A portal without its pages: the use cases, the pool and the client of the platform as the portal has them.
process.on("message", async (order: Order & { number: number }) => {
  const { kind, caller, input, diesAt, number } = order;
  if (diesAt) armCrashpoints((point) => point === diesAt && process.kill(process.pid, "SIGKILL"));
  const told = await USE_CASES[kind].call(caller, input).catch((error: unknown) => String(error));
  process.send?.({ number, told });
});
process.on("disconnect", () => process.exit(0));
// Nothing else keeps it: it waits for orders.
process.channel?.ref();
process.send?.({ ready: true });
