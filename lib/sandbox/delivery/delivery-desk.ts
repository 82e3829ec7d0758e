import { type Customer, findCustomer } from "../customer";
import type { PaymentDesk } from "../desk";
import type { Payment, PaymentAddress } from "../payment";
import { type AskShop, questionAbout, readShopAnswer } from "./ask-shop";
import { deliversTo, isExpress } from "./shipping-options";

/** Why a delivery is not possible (now): the shop says so, or it could not be asked. */
export type DeliveryProblem = { kind: "not_there" } | { kind: "shop_failed"; reason: string };

// The phone looks every second; a shop that failed is left in peace for a while.
const PAUSE_MS = 10_000;

/** Asks shops where they deliver to, once for each payment and person. */
export class DeliveryDesk {
  readonly #desk: PaymentDesk;
  readonly #people: readonly Customer[];
  readonly #ask: AskShop;
  readonly #asking = new Map<string, Promise<DeliveryProblem | undefined>>();
  readonly #failed = new Map<string, { until: number; reason: string }>();

  constructor(desk: PaymentDesk, people: readonly Customer[], ask: AskShop) {
    this.#desk = desk;
    this.#people = people;
    this.#ask = ask;
  }

  /** Afterwards the payment has the options for this person's address, where there is no problem. */
  async prepare(at: PaymentAddress, phone: string): Promise<DeliveryProblem | undefined> {
    const payment = await this.#desk.read(at);
    const customer = findCustomer(phone, this.#people);
    if (!customer || payment?.state !== "CREATED" || !isExpress(payment)) return undefined;
    if (!deliversTo(payment, customer.address.country)) return { kind: "not_there" };
    if (payment.shippingCallback && payment.shippingFor !== phone) return this.#askOnce(payment, customer);
    return payment.shippingOptions?.length === 0 ? { kind: "not_there" } : undefined;
  }

  #askOnce(payment: Payment, customer: Customer): Promise<DeliveryProblem | undefined> {
    const name = `${payment.msn}/${payment.reference}/${customer.phone}`;
    const running = this.#asking.get(name);
    if (running) return running;
    const asked = this.#askShop(name, payment, customer).finally(() => this.#asking.delete(name));
    this.#asking.set(name, asked);
    return asked;
  }

  async #askShop(name: string, payment: Payment, customer: Customer): Promise<DeliveryProblem | undefined> {
    const failed = this.#failed.get(name);
    if (failed && this.#desk.clock.now() < failed.until)
      return { kind: "shop_failed", reason: failed.reason };
    const question = questionAbout(payment, customer.address);
    if (!question) return undefined;
    const read = readShopAnswer(await this.#ask(question), payment.currency);
    if ("reason" in read) {
      this.#failed.set(name, { until: this.#desk.clock.now() + PAUSE_MS, reason: read.reason });
      return { kind: "shop_failed", reason: read.reason };
    }
    this.#failed.delete(name);
    const { options } = read;
    await this.#desk.act(payment, (current) => ({
      payment:
        current.state === "CREATED"
          ? { ...current, shippingOptions: options, shippingFor: customer.phone }
          : current,
    }));
    return options.length === 0 ? { kind: "not_there" } : undefined;
  }
}
