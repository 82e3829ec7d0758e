import type { Answer } from "../api/problem";
import type { CodeKeeper } from "../codes/code";
import type { RequestKeeper } from "../control/request-log";
import type { LedgerKeeper } from "../ledger/ledger";
import type { MailKeeper } from "../mail/kept-mail";
import type { OrderDetailsKeeper } from "../order-details/order-details";
import type { OrderKeeper } from "../orders/kept-orders";
import type { Payment, PaymentAddress } from "../payment";
import type { SalesUnit } from "../sales-unit";
import type { Delivery, Registration } from "../webhooks/registration";

/** What a webhook tells, before it is known who listens. `body` is the exact text that will be signed. */
export type Notice = { eventType: string; body: string };

export type AnswerAddress = { msn: string; operation: string; key: string };

/** What was answered under an idempotency key. `fingerprint` is a hash of the request that it answered. */
export type StoredAnswer = AnswerAddress & {
  reference: string;
  fingerprint: string;
  at: number;
  answer: Answer;
};

export type Found = { payment: Payment | undefined; answer: StoredAnswer | undefined };

/** What to write, together or not at all, and what to return to the caller. */
export type Change<T> = {
  value: T;
  payment?: Payment | undefined;
  notices?: Notice[] | undefined;
  answer?: StoredAnswer | undefined;
};

/** Another operation holds the payment: the caller answers 423. */
export class PaymentLocked extends Error {}

export interface PaymentStore {
  payment(at: PaymentAddress): Promise<Payment | undefined>;
  /** Runs `decide` while nobody else can change this payment. `decide` must be pure: it may run twice. */
  change<T>(
    at: PaymentAddress,
    key: AnswerAddress | undefined,
    decide: (found: Found) => Change<T>,
  ): Promise<T>;
  /** Adds new payments; those that exist are left alone. Returns the references that were added. */
  insertPayments(rows: readonly { payment: Payment; notices: Notice[] }[]): Promise<string[]>;
  paymentByToken(token: string): Promise<Payment | undefined>;
  /** Newest first. */
  paymentsOfPhone(phone: string, limit: number): Promise<Payment[]>;
  /** Those of a sales unit with which this person shared something. Newest first. */
  paymentsOfSub(msn: string, sub: string): Promise<Payment[]>;
  /** Payments that time alone changes at or before `now`, most overdue first. */
  duePayments(now: number, limit: number): Promise<PaymentAddress[]>;
  answersUnder(key: string): Promise<StoredAnswer[]>;
}

export type DeliveryFilter = { msn?: string | undefined; reference?: string | undefined; limit: number };

export interface WebhookStore {
  registrations(msn?: string): Promise<Registration[]>;
  registration(id: string): Promise<Registration | undefined>;
  /** False, and nothing written, when one of the events already has `limit` registrations for the sales unit. */
  register(registration: Registration, limit: number): Promise<boolean>;
  /** False when the sales unit has no such registration. */
  unregister(msn: string, id: string): Promise<boolean>;
  markDead(id: string, since: number | undefined): Promise<void>;
  /** Puts notices on their way to whoever listens; `at` is a line of its own where it names no payment. */
  tell(at: PaymentAddress, notices: readonly Notice[], now: number): Promise<void>;
  /** Per registration and payment only the oldest open delivery, where it is due; none of the registrations `except`. */
  dueDeliveries(now: number, limit: number, except: readonly string[]): Promise<Delivery[]>;
  nextDeliveryDue(): Promise<number | undefined>;
  saveDelivery(delivery: Delivery): Promise<void>;
  /** Makes every open delivery due now: after the calendar went back, the times of next attempts mean nothing. */
  retryAllNow(): Promise<void>;
  /** Newest first. */
  deliveryLog(filter: {
    msn?: string | undefined;
    reference?: string | undefined;
    limit: number;
  }): Promise<Delivery[]>;
}

export interface Store extends PaymentStore, WebhookStore {
  setting(name: string): Promise<string | undefined>;
  saveSetting(name: string, value: string): Promise<void>;
  units(): Promise<SalesUnit[]>;
  saveUnit(unit: SalesUnit): Promise<void>;
  /** Where the request log is kept; nowhere with the memory store. */
  requests?: RequestKeeper;
  mail: MailKeeper;
  orders: OrderKeeper;
  codes: CodeKeeper;
  details: OrderDetailsKeeper;
  ledgers: LedgerKeeper;
  /** Forgets payments, answers, order details, ledgers, registrations and deliveries. Only the memory store can. */
  clear?(): void;
  close(): Promise<void>;
}
