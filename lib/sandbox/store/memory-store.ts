import { movementsSince } from "../ledger/movement";
import type { Payment, PaymentAddress } from "../payment";
import { dueAt } from "../rules/lapse-payment";
import type { SalesUnit } from "../sales-unit";
import { MemoryCodes } from "./memory-codes";
import { MemoryDetails } from "./memory-details";
import { MemoryLedgers } from "./memory-ledgers";
import { MemoryMail } from "./memory-mail";
import { MemoryOrders } from "./memory-orders";
import { MemoryWebhooks } from "./memory-webhooks";
import type { AnswerAddress, Change, Found, Notice, Store, StoredAnswer } from "./store";

function paymentKey(at: PaymentAddress): string {
  return `${at.msn}/${at.reference}`;
}

function answerKey(at: AnswerAddress): string {
  return `${at.msn}/${at.operation}/${at.key}`;
}

/** For tests: all in memory, gone with the process. A change needs no lock, since `decide` never waits. */
export class MemoryStore extends MemoryWebhooks implements Store {
  readonly mail = new MemoryMail();
  readonly orders = new MemoryOrders();
  readonly details = new MemoryDetails();
  readonly codes = new MemoryCodes();
  readonly ledgers = new MemoryLedgers();
  readonly #settings = new Map<string, string>();
  readonly #units = new Map<string, SalesUnit>();
  readonly #payments = new Map<string, Payment>();
  readonly #answers = new Map<string, StoredAnswer>();

  async setting(name: string): Promise<string | undefined> {
    return this.#settings.get(name);
  }

  async saveSetting(name: string, value: string): Promise<void> {
    this.#settings.set(name, value);
  }

  async units(): Promise<SalesUnit[]> {
    return [...this.#units.values()];
  }

  async saveUnit(unit: SalesUnit): Promise<void> {
    this.#units.set(unit.msn, unit);
  }

  async payment(at: PaymentAddress): Promise<Payment | undefined> {
    return this.#payments.get(paymentKey(at));
  }

  async change<T>(at: PaymentAddress, key: AnswerAddress | undefined, decide: (found: Found) => Change<T>) {
    const answer = key && this.#answers.get(answerKey(key));
    const change = decide({ payment: this.#payments.get(paymentKey(at)), answer });
    if (change.payment) this.#write(change.payment, change.notices ?? []);
    if (change.answer) this.#answers.set(answerKey(change.answer), change.answer);
    return change.value;
  }

  async insertPayments(rows: readonly { payment: Payment; notices: Notice[] }[]): Promise<string[]> {
    const fresh = rows.filter(({ payment }) => !this.#payments.has(paymentKey(payment)));
    for (const { payment, notices } of fresh) this.#write(payment, notices);
    return fresh.map(({ payment }) => payment.reference);
  }

  #write(payment: Payment, notices: Notice[]): void {
    const known = this.#payments.get(paymentKey(payment))?.events.length ?? 0;
    this.#payments.set(paymentKey(payment), payment);
    this.ledgers.add(movementsSince(payment, known));
    this.enqueue(payment, notices, payment.events.at(-1)?.at ?? payment.createdAt);
  }

  async paymentByToken(token: string): Promise<Payment | undefined> {
    return [...this.#payments.values()].find((payment) => payment.token === token);
  }

  async paymentsOfPhone(phone: string, limit: number): Promise<Payment[]> {
    const own = [...this.#payments.values()].filter((payment) => payment.customerPhone === phone);
    return own.sort((a, b) => b.createdAt - a.createdAt).slice(0, limit);
  }

  async paymentsOfSub(msn: string, sub: string): Promise<Payment[]> {
    const own = [...this.#payments.values()].filter((one) => one.msn === msn && one.approval?.sub === sub);
    return own.sort((a, b) => b.createdAt - a.createdAt);
  }

  async duePayments(now: number, limit: number): Promise<PaymentAddress[]> {
    const due = [...this.#payments.values()].filter(
      (payment) => (dueAt(payment) ?? Number.POSITIVE_INFINITY) <= now,
    );
    return due.sort((a, b) => (dueAt(a) ?? 0) - (dueAt(b) ?? 0)).slice(0, limit);
  }

  async answersUnder(key: string): Promise<StoredAnswer[]> {
    return [...this.#answers.values()].filter((answer) => answer.key === key);
  }

  override clear(): void {
    super.clear();
    this.#payments.clear();
    this.#answers.clear();
    this.details.clear();
    this.ledgers.clear();
  }

  async close(): Promise<void> {}
}
