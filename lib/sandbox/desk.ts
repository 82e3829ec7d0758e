import { EventEmitter } from "node:events";
import type { ErrorCode } from "./api/error-codes";
import type { Answer } from "./api/problem";
import type { SandboxClock } from "./clock";
import type { Payment, PaymentAddress } from "./payment";
import { viewNotice } from "./payment-view";
import { dueAt, lapsePayment } from "./rules/lapse-payment";
import type { SalesUnit } from "./sales-unit";
import type { SalesUnitBook } from "./sales-unit-book";
import type { AnswerAddress, Change, Notice, Store, StoredAnswer } from "./store/store";

/** What a request is, for repeated requests: same key and same fingerprint mean the same answer. */
export type KeyedRequest = { operation: string; key: string; fingerprint: string; conflict: () => Answer };

/** Without a payment nothing is written. */
export type Decision = { payment?: Payment | undefined; answer: Answer };

type Rule<R> = (payment: Payment, unit: SalesUnit, now: number) => R;
type Decide<T> = (current: Payment | undefined, now: number, stored: StoredAnswer | undefined) => Change<T>;

/** The webhooks for everything that happened after the first `known` events. */
export function noticesSince(payment: Payment, known: number): Notice[] {
  return payment.events.slice(known).map((event) => ({
    eventType: `epayments.payment.${event.name.toLowerCase()}.v1`,
    body: JSON.stringify(viewNotice(payment, event)),
  }));
}

/**
 * Every change to a payment goes over this desk: it brings the payment up to date with the clock, keeps answers for
 * repeated requests, hands events to the webhooks and tells listeners (`"payment"`, with the payment as it is now).
 */
export class PaymentDesk extends EventEmitter<{ payment: [Payment] }> {
  readonly store: Store;
  readonly clock: SandboxClock;
  readonly #units: SalesUnitBook;

  constructor(store: Store, clock: SandboxClock, units: SalesUnitBook) {
    super();
    this.setMaxListeners(0);
    this.store = store;
    this.clock = clock;
    this.#units = units;
  }

  unitOf(at: { msn: string }): SalesUnit {
    const unit = this.#units.byMsn(at.msn);
    if (!unit) throw new Error(`the sandbox has a payment of sales unit ${at.msn}, which it does not know`);
    return unit;
  }

  /** The payment as of now. */
  async read(at: PaymentAddress): Promise<Payment | undefined> {
    const payment = await this.store.payment(at);
    if (!payment || (dueAt(payment) ?? Number.POSITIVE_INFINITY) > this.clock.now()) return payment;
    return this.#change(at, undefined, (current) => ({ value: current, payment: current }));
  }

  /** A change that nobody will repeat under a key: by the customer, the clock or a control call. */
  async act<R extends { payment: Payment } | { refused: ErrorCode }>(
    at: PaymentAddress,
    rule: Rule<R>,
  ): Promise<R | { refused: "5090" }> {
    return this.#change<R | { refused: "5090" }>(at, undefined, (current, now) => {
      if (!current) return { value: { refused: "5090" } };
      const ruling = rule(current, this.unitOf(at), now);
      return { value: ruling, payment: "payment" in ruling ? ruling.payment : current };
    });
  }

  /** A merchant's request: decided once per key, then answered the same way for ever. */
  async answer(
    at: PaymentAddress,
    request: KeyedRequest | undefined,
    decide: (payment: Payment | undefined, unit: SalesUnit, now: number) => Decision,
  ): Promise<Answer> {
    return this.#change<Answer>(at, request && { msn: at.msn, ...request }, (current, now, stored) => {
      if (stored && request) {
        const value = stored.fingerprint === request.fingerprint ? stored.answer : request.conflict();
        return { value, payment: current };
      }
      const { payment, answer } = decide(current, this.unitOf(at), now);
      const keep = request && { ...at, ...pickKey(request), at: now, answer };
      return { value: answer, payment: payment ?? current, answer: keep };
    });
  }

  async #change<T>(at: PaymentAddress, key: AnswerAddress | undefined, decide: Decide<T>): Promise<T> {
    let changed: Payment | undefined;
    const value = await this.store.change<T>(at, key, ({ payment: before, answer }) => {
      const now = this.clock.now();
      const change = decide(before && lapsePayment(before, this.unitOf(at), now), now, answer);
      changed = change.payment === before ? undefined : change.payment;
      const notices = changed && noticesSince(changed, before?.events.length ?? 0);
      return { ...change, payment: changed, notices };
    });
    if (changed) this.emit("payment", changed);
    return value;
  }
}

function pickKey({ operation, key, fingerprint }: KeyedRequest) {
  return { operation, key, fingerprint };
}
