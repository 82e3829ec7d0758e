import type { Pool } from "pg";
import type { OrderKeeper } from "../orders/kept-orders";
import type { PlatformOrder } from "../orders/order";
import { inTransaction } from "./in-transaction";

type OrderRow = { doc: PlatformOrder };

/** The orders' rows. */
export class PgOrders implements OrderKeeper {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add(order: PlatformOrder) {
    const text = "insert into orders (id, doc) values ($1, $2) on conflict (id) do nothing";
    const { rowCount } = await this.#pool.query(text, [order.id, JSON.stringify(order)]);
    return { order: (await this.find(order.id)) ?? order, fresh: rowCount === 1 };
  }

  async find(id: string): Promise<PlatformOrder | undefined> {
    const { rows } = await this.#pool.query<OrderRow>("select doc from orders where id = $1", [id]);
    return rows[0]?.doc;
  }

  async list(limit: number): Promise<PlatformOrder[]> {
    const text = "select doc from orders order by seq desc limit $1";
    return (await this.#pool.query<OrderRow>(text, [limit])).rows.map(({ doc }) => doc);
  }

  async waiting(): Promise<PlatformOrder[]> {
    const text = `select doc from orders where doc ->> 'kind' = 'test_unit' and jsonb_array_length(doc -> 'steps') = 1`;
    return (await this.#pool.query<OrderRow>(text)).rows.map(({ doc }) => doc);
  }

  change(id: string, decide: (order: PlatformOrder) => PlatformOrder | undefined) {
    return inTransaction(this.#pool, async (client) => {
      const text = "select doc from orders where id = $1 for update";
      const [row] = (await client.query<OrderRow>(text, [id])).rows;
      const changed = row && decide(row.doc);
      if (changed)
        await client.query("update orders set doc = $2 where id = $1", [id, JSON.stringify(changed)]);
      return changed;
    });
  }
}
