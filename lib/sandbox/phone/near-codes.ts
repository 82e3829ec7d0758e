import type { CustomerActions, CustomerPayment } from "../customer-actions";

const MOST = 20;

/** The codes that merchants show on their screens right now: open payments with the user flow `QR`. */
export class NearCodes {
  readonly #customers: CustomerActions;
  readonly #tokens = new Set<string>();

  constructor(customers: CustomerActions) {
    this.#customers = customers;
    customers.subscribe((payment) => {
      if (payment.userFlow !== "QR" || !payment.token) return;
      if (payment.state === "CREATED") this.#tokens.add(payment.token);
      else this.#tokens.delete(payment.token);
    });
  }

  /** Newest first. */
  async list(): Promise<CustomerPayment[]> {
    const tokens = [...this.#tokens].reverse().slice(0, MOST);
    const found = await Promise.all(tokens.map((token) => this.#customers.findByToken(token)));
    return found.filter((one) => one?.payment.state === "CREATED").filter((one) => one !== undefined);
  }
}
