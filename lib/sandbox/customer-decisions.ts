import type { ErrorCode } from "./api/error-codes";
import { type Consent, makeApproval } from "./approval";
import type { Customer } from "./customer";
import type { DeliveryDesk } from "./delivery/delivery-desk";
import type { PaymentDesk } from "./desk";
import type { Payment, PaymentAddress } from "./payment";
import { abortPayment, approvePayment } from "./rules/approve-payment";
import { postponePayment } from "./rules/postpone-payment";

export type CustomerOutcome =
  | { outcome: "approved" | "undecided" | "rejected" | "postponed"; payment: Payment }
  /** The bank said no. The payment is still open, another source may do. `reason` is a sentence. */
  | { outcome: "declined"; payment: Payment; reason: string }
  /** `code` is an ePayment error code: 5090 not there, 6160 or 6230 decided already, 7010 not this person, 10040 not this card. */
  | { outcome: "refused"; code: string };

type Ruling = { payment: Payment } | { refused: ErrorCode };

/** A yes, a no and a not yet. */
export function customerDecisions(desk: PaymentDesk, people: readonly Customer[], delivery: DeliveryDesk) {
  const decide = async (
    at: PaymentAddress,
    outcome: "rejected" | "postponed",
    rule: (payment: Payment, now: number) => Ruling,
  ): Promise<CustomerOutcome> => {
    const ruling = await desk.act(at, (payment, _unit, now) => rule(payment, now));
    return "refused" in ruling
      ? { outcome: "refused", code: ruling.refused }
      : { outcome, payment: ruling.payment };
  };

  return {
    async approve(at: PaymentAddress, consent: Consent): Promise<CustomerOutcome> {
      await delivery.prepare(at, consent.phone);
      const ruling = await desk.act(at, (payment, unit, now) => {
        const approval = makeApproval(payment, consent, people, now);
        return approval ? approvePayment(payment, unit, now, approval) : { refused: "7010" as const };
      });
      return "refused" in ruling ? { outcome: "refused", code: ruling.refused } : ruling;
    },

    /** The customer says no, in the app or by going back from the landing page: the payment is ABORTED. */
    reject: (at: PaymentAddress) => decide(at, "rejected", abortPayment),

    /** The customer puts a long-living payment off: it stays open and theirs. */
    postpone: (at: PaymentAddress) => decide(at, "postponed", postponePayment),
  };
}
