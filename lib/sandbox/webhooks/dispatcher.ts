import type { SandboxClock } from "../clock";
import type { WebhookStore } from "../store/store";
import type { Delivery } from "./registration";
import { nextAttemptAfter } from "./retry-schedule";
import type { SendWebhook } from "./send-webhook";

const PER_REGISTRATION = 8;
const BATCH = 64;
/** Before a delivery is tried again whose result could not be stored. */
const LOST_STORE_PAUSE = 1000;
const LONGEST_SLEEP = 60_000;

/**
 * Sends what is due, at once after `wake`. For one registration the events of one payment go one by one, in order;
 * different payments go side by side, and a slow listener does not hold up the others.
 */
export class WebhookDispatcher {
  readonly #store: WebhookStore;
  readonly #clock: SandboxClock;
  readonly #send: SendWebhook;
  readonly #lines = new Map<string, string>();
  #pumping = false;
  #again = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];

  constructor(store: WebhookStore, clock: SandboxClock, send: SendWebhook) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
  }

  /** Something may be due: new events, a moved clock, a new start. */
  wake(): void {
    this.#pump().catch((error: unknown) => console.error("webhooks wait for the store:", error));
  }

  /** Resolves when nothing is under way and nothing is due. */
  idle(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.wake();
    });
  }

  async stop(): Promise<void> {
    await this.idle();
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #pump(): Promise<void> {
    this.#again = true;
    if (this.#pumping || this.#stopped) return;
    this.#pumping = true;
    try {
      while (this.#again) {
        this.#again = false;
        const due = await this.#store.dueDeliveries(this.#clock.now(), BATCH, this.#busy());
        for (const delivery of due) this.#launch(delivery);
      }
      await this.#sleep();
      if (this.#lines.size === 0 && !this.#again) for (const resolve of this.#waiting.splice(0)) resolve();
    } finally {
      this.#pumping = false;
    }
    if (this.#again) this.wake();
  }

  async #sleep(): Promise<void> {
    clearTimeout(this.#timer);
    const next = await this.#store.nextDeliveryDue();
    if (next === undefined || this.#stopped) return;
    const wait = Math.max(50, Math.min(next - this.#clock.now(), LONGEST_SLEEP));
    this.#timer = setTimeout(() => this.wake(), wait).unref();
  }

  #busy(): string[] {
    const counts = new Map<string, number>();
    for (const id of this.#lines.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= PER_REGISTRATION).map(([id]) => id);
  }

  #launch(delivery: Delivery): void {
    const line = `${delivery.registrationId}/${delivery.msn}/${delivery.reference}`;
    if (this.#lines.has(line) || this.#busy().includes(delivery.registrationId)) return;
    this.#lines.set(line, delivery.registrationId);
    const done = () => {
      this.#lines.delete(line);
      this.wake();
    };
    this.#attempt(delivery).then(done, (error: unknown) => {
      console.error("a webhook could not be recorded:", error);
      setTimeout(done, LOST_STORE_PAUSE).unref();
    });
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const registration = await this.#store.registration(delivery.registrationId);
    if (!registration) return;
    const result = await this.#send(delivery, registration);
    const delivered = typeof result === "number" && result >= 200 && result < 300;
    const now = this.#clock.now();
    const attempts = delivery.attempts + 1;
    const firstAttemptAt = delivery.firstAttemptAt ?? now;
    const next = delivered ? undefined : nextAttemptAfter(attempts, firstAttemptAt, now);
    await this.#store.saveDelivery({
      ...delivery,
      ...{ attempts, firstAttemptAt, lastAttemptAt: now, lastResult: String(result) },
      nextAttemptAt: next ?? now,
      state: delivered ? "delivered" : next === undefined ? "given-up" : "open",
    });
    const deadSince = delivered ? undefined : (registration.deadSince ?? now);
    if (deadSince !== registration.deadSince) await this.#store.markDead(registration.id, deadSince);
  }
}
