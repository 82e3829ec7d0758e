import type { CustomerPayment } from "../customer-actions";
import type { Payment } from "../payment";
import { refusalByIssuer } from "../rules/magic-amounts";
import { showMoney } from "./show-money";

export type Tone = "waiting" | "good" | "plain" | "bad";

/** What a payment is to its customer: one word for lists, a heading and a sentence for its own screen. */
export type Story = { label: string; tone: Tone; icon: string; heading: string; sentence: string };

function approvedStory(payment: Payment, shop: string): Story {
  const money = (minor: number) => showMoney(minor, payment.currency);
  if (payment.refunded > 0) {
    const label = payment.refunded === payment.captured ? "Refunded" : "Partly refunded";
    const sentence = `${shop} has given ${money(payment.refunded)} back.`;
    return { label, tone: "plain", icon: "refund", heading: label, sentence };
  }
  if (payment.captured > 0) {
    const sentence = `${shop} has taken ${money(payment.captured)}.`;
    const whole = payment.captured === payment.authorized;
    return { label: whole ? "Paid" : "Partly paid", tone: "good", icon: "check", heading: "Paid", sentence };
  }
  if (payment.cancelled > 0) {
    const sentence = `${shop} has let go of the money. Nothing was taken.`;
    return { label: "Cancelled", tone: "plain", icon: "cross", heading: "Cancelled", sentence };
  }
  const sentence = `${money(payment.authorized)} is set aside. ${shop} takes it when you get what you bought.`;
  return { label: "Reserved", tone: "good", icon: "check", heading: "Approved", sentence };
}

export function tellStory({ payment, salesUnit }: CustomerPayment): Story {
  const shop = salesUnit.name;
  switch (payment.state) {
    case "AUTHORIZED":
      return approvedStory(payment, shop);
    case "ABORTED":
      return {
        ...{ label: "Rejected", tone: "bad", icon: "cross", heading: "Rejected" },
        sentence: `You said no. ${shop} gets no money.`,
      };
    case "EXPIRED":
      return {
        ...{ label: "Expired", tone: "plain", icon: "clock", heading: "Too late" },
        sentence: `The request expired. Ask ${shop} for a new one if you still want to pay.`,
      };
    case "TERMINATED":
      return {
        ...{ label: "Withdrawn", tone: "plain", icon: "cross", heading: "Withdrawn" },
        sentence: `${shop} no longer asks for this money.`,
      };
    case "CREATED":
      return payment.undecided
        ? {
            ...{ label: "Checking", tone: "waiting", icon: "clock", heading: "Waiting for the bank" },
            sentence: "The bank has not answered yet. You need not do anything.",
          }
        : {
            label: payment.postponedAt === undefined ? "Waiting for you" : "Put off",
            ...{ tone: "waiting", icon: "clock", heading: "Pay", sentence: "" },
          };
  }
}

/** Why the last try to pay failed, while the payment is still open. */
export function lastFailure({ payment, salesUnit }: CustomerPayment): string | undefined {
  const failed = payment.events.at(-1);
  if (payment.state !== "CREATED" || failed?.success !== false) return undefined;
  return refusalByIssuer(payment.amount, salesUnit) ?? "The bank said no";
}

const REFUSALS: Record<string, string> = {
  "5090": "This payment is not there any more.",
  "5050": "This payment can't be put off.",
  "6010": "This amount is too small.",
  "6080": "The bank said no. No money was taken.",
  "6160": "This payment was decided already.",
  "6230": "This payment was approved already.",
  "7010": "You cannot pay this business: it does not accept you as a customer, or you are too young.",
  "10010": "This payment can no longer be approved.",
  "10040": "This shop does not accept business cards. Choose another card.",
  "no-code": "That is not the code of a payment. Copy the whole text or address of the code.",
  "dead-code": "This code is not in use any more.",
  "no-number": "No shop has this number.",
  "no-amount": "Type how much you want to pay, above zero.",
  unheard: "The shop cannot be reached right now. Ask the staff.",
  gone: "The payment behind this code is not open any more.",
};

/** The sentence for an error code in the address; nothing for a code that is not known. */
export function explainRefusal(code: string | undefined): string | undefined {
  return code === undefined ? undefined : REFUSALS[code];
}
