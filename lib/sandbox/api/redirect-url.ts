import type { SandboxContext } from "../context";
import type { Payment } from "../payment";
import { redirectUrlOf } from "../payment-view";

export function redirectUrlFor(payment: Payment, context: SandboxContext): string | undefined {
  const test = context.units.byMsn(payment.msn)?.environment === "test";
  return redirectUrlOf(payment, context.publicUrl(), test ? "vippsMT" : "vipps");
}
