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
  stateOf,
} from "./order";

export type NewOrder = Omit<PlatformOrder, "steps" | "salesUnit">;

/** Why a step is refused, in a sentence; else the order as it stands now. */
export type Moved = { order: PlatformOrder } | { error: string };

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

  take(order: NewOrder): Promise<{ order: PlatformOrder; fresh: boolean }> {
    const steps = [{ state: "submitted" as const, at: this.#clock.now(), note: "" }];
    return this.#store.orders.add({ ...order, steps });
  }

  async find(id: string): Promise<PlatformOrder | undefined> {
    await this.applyWhatIsDue();
    const order = await this.#store.orders.find(id);
    if (order?.salesUnit) await this.#open(order.salesUnit);
    return order;
  }

  async list(limit: number): Promise<PlatformOrder[]> {
    await this.applyWhatIsDue();
    return this.#store.orders.list(limit);
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
      const decided = decide(found);
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
