import type { SandboxClock } from "../clock";
import { drawUnit } from "../draw-unit";
import type { SalesUnit } from "../sales-unit";
import type { SalesUnitBook } from "../sales-unit-book";
import type { Store } from "../store/store";
import {
  type Answers,
  isDue,
  needsNote,
  nextStates,
  type OrderState,
  type PlatformOrder,
  type Prefill,
  type PrefillStatus,
  prefillStatus,
  stateOf,
} from "./order";

export type NewOrder = Omit<PlatformOrder, "steps" | "salesUnit">;

/** Why a step is refused, in a sentence; else the order as it stands now. */
export type Moved = { order: PlatformOrder } | { error: string };

const MOST_PREFILLED = 500;

const isSubmitted = ({ steps }: PlatformOrder) => steps.length > 0;

/** Where merchants' orders come in, and where the staff deals with them. */
export class OrderDesk {
  readonly #store: Store;
  readonly #clock: SandboxClock;
  readonly #units: SalesUnitBook;

  constructor(store: Store, clock: SandboxClock, units: SalesUnitBook) {
    this.#store = store;
    this.#clock = clock;
    this.#units = units;
  }

  /** Hands an order in. One that a partner prefilled keeps the partner and the price package, whatever was sent. */
  async take(order: NewOrder): Promise<{ order: PlatformOrder; fresh: boolean }> {
    const steps = [{ state: "submitted" as const, at: this.#clock.now(), note: "" }];
    const submitted = await this.#store.orders.change(order.id, (found) => {
      const { prefill } = found;
      if (!prefill || found.steps.length > 0) return undefined;
      const fixed = {
        partner: prefill.partner,
        ...(prefill.pricePackage && { pricePackage: prefill.pricePackage.name }),
      };
      return { ...order, answers: { ...order.answers, ...fixed }, prefill, steps };
    });
    return submitted ? { order: submitted, fresh: true } : this.#store.orders.add({ ...order, steps });
  }

  /** A partner fills an order in; it counts for nothing before the merchant submits it. */
  async prefill(order: Omit<NewOrder, "prefill">, by: Omit<Prefill, "at">): Promise<PlatformOrder> {
    const prefill = { ...by, at: this.#clock.now() };
    return (await this.#store.orders.add({ ...order, prefill, steps: [] })).order;
  }

  /** What partners filled in, newest first, submitted or not. */
  async prefilled(): Promise<(PlatformOrder & { prefill: Prefill; status: PrefillStatus })[]> {
    const orders = await this.#store.orders.list(MOST_PREFILLED);
    return orders.flatMap(({ prefill, ...order }) =>
      prefill ? [{ ...order, prefill, status: prefillStatus({ ...order, prefill }, this.#clock.now()) }] : [],
    );
  }

  async find(id: string): Promise<PlatformOrder | undefined> {
    await this.applyWhatIsDue();
    const order = await this.#store.orders.find(id);
    if (order?.salesUnit) await this.#open(order.salesUnit);
    return order && isSubmitted(order) ? order : undefined;
  }

  async list(limit: number): Promise<PlatformOrder[]> {
    await this.applyWhatIsDue();
    return (await this.#store.orders.list(limit)).filter(isSubmitted);
  }

  /** The staff's step. Approving makes the sales unit, keys and all. */
  async move(id: string, to: OrderState, note: string): Promise<Moved> {
    if (needsNote(to) && note === "") return { error: "Tell the merchant why, or what is missing." };
    return this.#step(id, (order) =>
      nextStates(order).includes(to)
        ? this.#take(order, to, note)
        : `It can't go from ${stateOf(order)} to ${to}.`,
    );
  }

  /** The merchant's answer to the question after `seen` steps. The same answer again changes nothing. */
  async answer(
    id: string,
    seen: number,
    { answers, note }: { answers: Answers; note: string },
  ): Promise<Moved> {
    return this.#step(id, (order) => {
      if (order.steps.length > seen) return order;
      if (stateOf(order) !== "awaiting_customer") return "Nothing was asked.";
      return { ...this.#take(order, "processing", note), answers };
    });
  }

  /** Test units whose time has come. */
  async applyWhatIsDue(): Promise<void> {
    for (const order of await this.#store.orders.waiting())
      if (isDue(order, this.#clock.now())) await this.move(order.id, "approved", "");
  }

  async #step(id: string, decide: (order: PlatformOrder) => PlatformOrder | string): Promise<Moved> {
    let error = "There is no such order.";
    const order = await this.#store.orders.change(id, (found) => {
      const decided = isSubmitted(found) ? decide(found) : "The merchant has not submitted it.";
      if (typeof decided !== "string") return decided;
      error = decided;
      return undefined;
    });
    if (!order) return { error };
    if (order.salesUnit) await this.#open(order.salesUnit);
    return { order };
  }

  #take(order: PlatformOrder, state: OrderState, note: string): PlatformOrder {
    const steps = [...order.steps, { state, at: this.#clock.now(), note }];
    if (state !== "approved" || order.kind === "recurring") return { ...order, steps };
    const environment = order.kind === "test_unit" ? "test" : "production";
    const salesUnit = drawUnit({ ...order, environment, msn: undefined }, this.#units);
    return { ...order, steps, salesUnit, msn: salesUnit.msn };
  }

  /** The unit stands in its order first, so one that was drawn when the process died is opened when somebody looks. */
  async #open(unit: SalesUnit): Promise<void> {
    if (!this.#units.byMsn(unit.msn)) await this.#units.save(unit);
  }
}
