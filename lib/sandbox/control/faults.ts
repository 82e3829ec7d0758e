import { randomUUID } from "node:crypto";
import { z } from "zod";

const FAULT_KINDS = [
  "drop-before-apply",
  "apply-then-drop",
  "error-before",
  "error-after",
  "too-many-requests",
  "locked",
  "slow",
  "truncated",
  "wrong-json",
  "not-json",
] as const;

export const OPERATIONS = [
  ...(["token", "create", "get", "events", "capture", "refund", "cancel", "force-approve"] as const),
  ...(["put-category", "add-receipt", "get-order", "userinfo"] as const),
  ...(["register-webhook", "list-webhooks", "delete-webhook"] as const),
  ...(["list-ledgers", "report-date", "report-feed"] as const),
  ...(["create-code", "list-codes", "get-code", "change-code", "delete-code", "exchange"] as const),
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** A failure on order. Without `operation`, `msn` or `reference` it matches all of them. */
export const faultOrder = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  operation: z.enum(OPERATIONS).optional(),
  msn: z.string().optional(),
  reference: z.string().optional(),
  /** How many requests it hits. */
  count: z.int().min(1).default(1),
  /** Of `error-before` and `error-after`. */
  status: z.int().min(500).max(599).default(500),
  /** Seconds, of `too-many-requests`; no header without it. */
  retryAfter: z.int().min(0).optional(),
  /** Of `slow`. */
  ms: z.int().min(0).max(120_000).default(5000),
  /** Of `wrong-json`. */
  body: z.unknown().optional(),
});

export type Fault = z.infer<typeof faultOrder> & { id: string };

export type FaultTarget = {
  operation: Operation | undefined;
  msn: string | undefined;
  reference: string | undefined;
};

/** Faults in the order in which they were asked for; each request takes the first that matches it. */
export class FaultList {
  #faults: Fault[] = [];

  add(order: z.infer<typeof faultOrder>): Fault {
    const fault = { ...order, id: randomUUID() };
    this.#faults.push(fault);
    return fault;
  }

  take(target: FaultTarget): Fault | undefined {
    const fault = this.#faults.find(
      ({ operation, msn, reference }) =>
        (operation ?? target.operation) === target.operation &&
        (msn ?? target.msn) === target.msn &&
        (reference ?? target.reference) === target.reference,
    );
    if (!fault) return undefined;
    const left = { ...fault, count: fault.count - 1 };
    this.#faults = this.#faults.flatMap((one) => (one !== fault ? [one] : left.count > 0 ? [left] : []));
    return fault;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** All of them without an id. False when there is no such fault. */
  remove(id?: string): boolean {
    const before = this.#faults.length;
    this.#faults = id === undefined ? [] : this.#faults.filter((fault) => fault.id !== id);
    return id === undefined || this.#faults.length < before;
  }
}
