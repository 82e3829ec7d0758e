import type { OrderKeeper } from "../orders/kept-orders";
import type { PlatformOrder } from "../orders/order";

/** The orders of the memory store. */
export class MemoryOrders implements OrderKeeper {
  readonly #orders = new Map<string, PlatformOrder>();

  async add(order: PlatformOrder) {
    const known = this.#orders.get(order.id);
    if (!known) this.#orders.set(order.id, order);
    return { order: known ?? order, fresh: !known };
  }

  async find(id: string): Promise<PlatformOrder | undefined> {
    return this.#orders.get(id);
  }

  async list(limit: number): Promise<PlatformOrder[]> {
    return [...this.#orders.values()].reverse().slice(0, limit);
  }

  async waiting(): Promise<PlatformOrder[]> {
    return [...this.#orders.values()].filter(({ kind, steps }) => kind === "test_unit" && steps.length === 1);
  }

  async change(id: string, decide: (order: PlatformOrder) => PlatformOrder | undefined) {
    const order = this.#orders.get(id);
    const changed = order && decide(order);
    if (changed) this.#orders.set(id, changed);
    return changed;
  }
}
