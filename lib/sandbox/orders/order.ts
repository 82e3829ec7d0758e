import type { SalesUnit, SalesUnitFlags } from "../sales-unit";

/** What a merchant may ask of the platform's staff: a sales unit, a test unit, or recurring payments for a unit that is there. */
export const ORDER_KINDS = ["sales_unit", "test_unit", "recurring"] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export const ORDER_STATES = ["submitted", "processing", "awaiting_customer", "approved", "stopped"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** A step of an order. `note` is what its maker says to the other side: a question, a reason, an answer. */
export type OrderStep = { state: OrderState; at: number; note: string };

export type Answers = Record<string, string | number | boolean>;

export type PricePackage = { name: string; description: string };

/** Who filled an order in for the merchant, and what the merchant can't change about it. */
export type Prefill = { partner: string; product: string; pricePackage: PricePackage | null; at: number };

export type PlatformOrder = {
  /** Given by who sends it: the same id again is the same order. */
  id: string;
  kind: OrderKind;
  market: SalesUnit["market"];
  merchant: string;
  organisation: string;
  /** What the unit shall be called, or is. */
  name: string;
  channel: SalesUnit["channel"];
  flags: Partial<SalesUnitFlags>;
  /** The unit that a request is about; a sales unit's own once it is made. */
  msn?: string | undefined;
  answers: Answers;
  /** Oldest first; the last is how it stands. */
  steps: OrderStep[];
  /** What was made on approval, keys included. */
  salesUnit?: SalesUnit;
  /** Prefilled by a partner; without a step until the merchant has submitted it. */
  prefill?: Prefill;
};

/** How long the merchant may open what a partner filled in. */
export const PREFILL_MS = 14 * 86_400_000;

export type PrefillStatus = "RECEIVED" | "ORDER_SUBMITTED" | "COMPLETED" | "REJECTED" | "EXPIRED";

/** How a prefilled order stands, in the words that its partner is told. */
export function prefillStatus(order: Pick<PlatformOrder, "steps" | "prefill">, now: number): PrefillStatus {
  if (order.steps.length === 0)
    return order.prefill && order.prefill.at + PREFILL_MS > now ? "RECEIVED" : "EXPIRED";
  const state = stateOf(order);
  if (state === "approved") return "COMPLETED";
  return state === "stopped" ? "REJECTED" : "ORDER_SUBMITTED";
}

/** After how long a test unit is there without anybody's doing. */
export const TEST_UNIT_MS = 120_000;

const STAFF: Record<OrderState, readonly OrderState[]> = {
  submitted: ["processing", "stopped"],
  processing: ["awaiting_customer", "approved", "stopped"],
  awaiting_customer: ["stopped"],
  approved: [],
  stopped: [],
};

/** Requests and test units know no questions: they are waved through or refused. */
const SHORT: Record<OrderState, readonly OrderState[]> = { ...STAFF, submitted: ["approved", "stopped"] };

export function stateOf({ steps }: Pick<PlatformOrder, "steps">): OrderState {
  return steps.at(-1)?.state ?? "submitted";
}

/** Where the staff may move it. */
export function nextStates(order: Pick<PlatformOrder, "kind" | "steps">): readonly OrderState[] {
  return (order.kind === "sales_unit" ? STAFF : SHORT)[stateOf(order)];
}

/** Whether the other side has to be told something with the step. */
export function needsNote(to: OrderState): boolean {
  return to === "awaiting_customer" || to === "stopped";
}

export function isDue({ kind, steps }: PlatformOrder, now: number): boolean {
  const [first] = steps;
  return kind === "test_unit" && steps.length === 1 && first !== undefined && first.at + TEST_UNIT_MS <= now;
}
