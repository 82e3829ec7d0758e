import type { Customer } from "./customer";
import { customerDecisions } from "./customer-decisions";
import type { DeliveryDesk } from "./delivery/delivery-desk";
import type { PaymentDesk } from "./desk";
import { numberPayments } from "./number-payments";
import type { Payment, PaymentAddress } from "./payment";
import { dueAt } from "./rules/lapse-payment";
import type { Market } from "./sales-unit";

/** A payment as its customer sees it. Instants are milliseconds since 1970 on the sandbox's clock. */
export type CustomerPayment = {
  payment: Payment;
  salesUnit: {
    name: string;
    merchant: string;
    market: Market;
    environment: "production" | "test";
  };
};

export type CustomerActions = ReturnType<typeof customerActions>;

const HISTORY_LENGTH = 200;

/** What a person does with the app or on the landing page. `phone` is an MSISDN without plus. */
export function customerActions(desk: PaymentDesk, people: readonly Customer[], delivery: DeliveryDesk) {
  const show = (payment: Payment): CustomerPayment => {
    const { name, merchant, market, environment } = desk.unitOf(payment);
    return { payment, salesUnit: { name, merchant: merchant.name, market, environment } };
  };

  const isDue = (payment: Payment) => (dueAt(payment) ?? Number.POSITIVE_INFINITY) <= desk.clock.now();

  const fresh = async (payments: Payment[]): Promise<Payment[]> => {
    const read = payments.map((payment) => (isDue(payment) ? desk.read(payment) : payment));
    return (await Promise.all(read)).filter((payment) => payment !== undefined);
  };

  return {
    /** Requests that wait for this person: pushed here, or opened here. Newest first. */
    async listPending(phone: string): Promise<CustomerPayment[]> {
      const payments = await fresh(await desk.store.paymentsOfPhone(phone, HISTORY_LENGTH));
      return payments.filter(({ state, undecided }) => state === "CREATED" && !undecided).map(show);
    },

    /** Everything this person was asked to pay, newest first. */
    async history(phone: string): Promise<CustomerPayment[]> {
      return (await fresh(await desk.store.paymentsOfPhone(phone, HISTORY_LENGTH))).map(show);
    },

    /** One payment, where it is in this person's app. */
    async find(at: PaymentAddress, phone: string): Promise<CustomerPayment | undefined> {
      const payment = await desk.read(at);
      return payment?.customerPhone === phone ? show(payment) : undefined;
    },

    /** The payment behind a landing page or a scanned code; nothing for an unknown token. Does not change it. */
    async findByToken(token: string): Promise<CustomerPayment | undefined> {
      const [payment] = await fresh(
        [await desk.store.paymentByToken(token)].filter((one) => one !== undefined),
      );
      return payment && show(payment);
    },

    /** Brings a payment into a person's app: number typed on the landing page, or code scanned. */
    async openByToken(token: string, phone: string): Promise<CustomerPayment | undefined> {
      const found = await desk.store.paymentByToken(token);
      if (!found) return undefined;
      const ruling = await desk.act(found, (payment) => ({
        payment: payment.state === "CREATED" ? { ...payment, customerPhone: phone } : payment,
      }));
      return "payment" in ruling ? show(ruling.payment) : undefined;
    },

    ...customerDecisions(desk, people, delivery),
    ...numberPayments(desk, people),

    /** Calls back after every change of a payment, in this process. Returns how to stop. */
    subscribe(listener: (payment: Payment) => void): () => void {
      desk.on("payment", listener);
      return () => desk.off("payment", listener);
    },
  };
}
