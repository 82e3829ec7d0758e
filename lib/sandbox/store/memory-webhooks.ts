import type { PaymentAddress } from "../payment";
import type { Delivery, Registration } from "../webhooks/registration";
import type { DeliveryFilter, Notice, WebhookStore } from "./store";

/** The webhook half of the memory store. */
export class MemoryWebhooks implements WebhookStore {
  readonly #registrations = new Map<string, Registration>();
  readonly #deliveries = new Map<number, Delivery>();
  #lastSeq = 0;

  protected enqueue(payment: PaymentAddress, notices: readonly Notice[], now: number): void {
    for (const { eventType, body } of notices) {
      for (const { id, url, msn, events } of this.#registrations.values()) {
        if (msn !== payment.msn || !events.includes(eventType)) continue;
        this.#lastSeq += 1;
        const { reference } = payment;
        const address = { seq: this.#lastSeq, registrationId: id, url, msn, reference, eventType, body };
        const open = { state: "open", attempts: 0, createdAt: now, nextAttemptAt: 0 } as const;
        this.#deliveries.set(this.#lastSeq, { ...address, ...open });
      }
    }
  }

  async tell(at: PaymentAddress, notices: readonly Notice[], now: number): Promise<void> {
    this.enqueue(at, notices, now);
  }

  async registrations(msn?: string): Promise<Registration[]> {
    return [...this.#registrations.values()].filter((one) => msn === undefined || one.msn === msn);
  }

  async register(registration: Registration, limit: number): Promise<boolean> {
    const own = [...this.#registrations.values()].filter((one) => one.msn === registration.msn);
    const taken = (event: string) => own.filter((one) => one.events.includes(event)).length;
    if (registration.events.some((event) => taken(event) >= limit)) return false;
    this.#registrations.set(registration.id, registration);
    return true;
  }

  async unregister(msn: string, id: string): Promise<boolean> {
    if (this.#registrations.get(id)?.msn !== msn) return false;
    for (const delivery of this.#deliveries.values()) {
      if (delivery.registrationId === id && delivery.state === "open") this.#deliveries.delete(delivery.seq);
    }
    return this.#registrations.delete(id);
  }

  async markDead(id: string, since: number | undefined): Promise<void> {
    const registration = this.#registrations.get(id);
    if (registration) this.#registrations.set(id, { ...registration, deadSince: since });
  }

  #heads(): Delivery[] {
    const heads = new Map<string, Delivery>();
    for (const delivery of this.#deliveries.values()) {
      const line = `${delivery.registrationId}/${delivery.msn}/${delivery.reference}`;
      if (delivery.state === "open" && !heads.has(line)) heads.set(line, delivery);
    }
    return [...heads.values()];
  }

  async registration(id: string): Promise<Registration | undefined> {
    return this.#registrations.get(id);
  }

  async dueDeliveries(now: number, limit: number, except: readonly string[]): Promise<Delivery[]> {
    const due = this.#heads().filter((delivery) => delivery.nextAttemptAt <= now);
    return due.filter((delivery) => !except.includes(delivery.registrationId)).slice(0, limit);
  }

  async nextDeliveryDue(): Promise<number | undefined> {
    const dues = this.#heads().map((delivery) => delivery.nextAttemptAt);
    return dues.length > 0 ? dues.reduce((a, b) => Math.min(a, b)) : undefined;
  }

  async saveDelivery(delivery: Delivery): Promise<void> {
    if (this.#deliveries.has(delivery.seq)) this.#deliveries.set(delivery.seq, delivery);
  }

  async retryAllNow(): Promise<void> {
    for (const [seq, delivery] of this.#deliveries)
      this.#deliveries.set(seq, { ...delivery, nextAttemptAt: 0 });
  }

  async deliveryLog({ msn, reference, limit }: DeliveryFilter): Promise<Delivery[]> {
    const matching = [...this.#deliveries.values()].filter(
      (one) => (msn ?? one.msn) === one.msn && (reference ?? one.reference) === one.reference,
    );
    return matching.reverse().slice(0, limit);
  }

  clear(): void {
    this.#registrations.clear();
    this.#deliveries.clear();
  }
}
