import type { BulkStep } from "./control/bulk-order";
import { playPayment } from "./control/play-payment";
import type { Customer } from "./customer";
import type { PaymentDesk } from "./desk";
import type { PaymentAddress } from "./payment";
import type { SalesUnit } from "./sales-unit";

export type NumberPayment = {
  msn: string;
  /** MSISDN of who pays. */
  phone: string;
  /** Minor units. */
  amount: number;
  message: string;
  /** Of this press: the same one again is the same payment. */
  key: string;
};

export type NumberOutcome = { paid: PaymentAddress } | { refused: string };

/** Numbers that customers pay to by themselves belong to places that one visits; nobody asked for the money before. */
export function takesNumbers(unit: SalesUnit | undefined): unit is SalesUnit {
  return unit?.channel === "in-person" && unit.flags.paymentAllowed;
}

/** Nobody comes back anywhere; the rules for requests want an address all the same. */
const NOWHERE = "https://shop.example.test/";

/** Payments to a number: the customer says how much, and it is taken at once. */
export function numberPayments(desk: PaymentDesk, people: readonly Customer[]) {
  return {
    async payNumber({ msn, phone, amount, message, key }: NumberPayment): Promise<NumberOutcome> {
      const at = { msn, reference: `vm-${key}` };
      let refused = "";
      await desk.answer(at, undefined, (existing, unit, now) => {
        const done = { status: 200, body: {} };
        if (existing) return { answer: done };
        const played = playPayment(
          {
            ...{ ...at, amount, phone, events: steps(unit, now), description: message || unit.name },
            ...{ createdAt: new Date(now).toISOString(), userFlow: "PUSH_MESSAGE", returnUrl: NOWHERE },
            customerInteraction: "CUSTOMER_PRESENT",
          },
          unit,
          people,
          now,
        );
        if ("payment" in played) return { payment: played.payment, answer: done };
        refused = played.refused;
        return { answer: done };
      });
      return refused ? { refused } : { paid: at };
    },
  };
}

function steps({ flags }: SalesUnit, now: number): BulkStep[] {
  const at = new Date(now).toISOString();
  const approve = { action: "approve", at } as const;
  return flags.directCapture ? [approve] : [approve, { action: "capture", at }];
}
