import type { Pool } from "pg";
import {
  type DetailsAddress,
  emptyDetails,
  type OrderDetails,
  type OrderDetailsKeeper,
  type OrderImage,
} from "../order-details/order-details";
import { inTransaction } from "./in-transaction";

type DetailsRow = { doc: OrderDetails };
type ImageRow = { type: OrderImage["type"]; bytes: Buffer };

const AT = "msn = $1 and payment_type = $2 and order_id = $3";
const keyOf = ({ msn, paymentType, orderId }: DetailsAddress) => [msn, paymentType, orderId];

/** The rows of order details and images. */
export class PgDetails implements OrderDetailsKeeper {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async #docs(text: string, values: unknown[]): Promise<OrderDetails[]> {
    const { rows } = await this.#pool.query<DetailsRow>(
      `select doc from order_details where ${text}`,
      values,
    );
    return rows.map(({ doc }) => doc);
  }

  find(addresses: readonly DetailsAddress[]): Promise<OrderDetails[]> {
    const columns = [0, 1, 2].map((index) => addresses.map((at) => keyOf(at)[index]));
    const wanted = "select * from unnest($1::text[], $2::text[], $3::text[])";
    return this.#docs(`(msn, payment_type, order_id) in (${wanted})`, columns);
  }

  ofOrder(msn: string, orderId: string): Promise<OrderDetails[]> {
    return this.#docs("msn = $1 and order_id = $2", [msn, orderId]);
  }

  async withCategory(msn: string, categoryId: string): Promise<OrderDetails | undefined> {
    const part = JSON.stringify([{ categoryId }]);
    return (await this.#docs("msn = $1 and doc -> 'categories' @> $2::jsonb", [msn, part]))[0];
  }

  change(at: DetailsAddress, decide: (details: OrderDetails) => OrderDetails | undefined) {
    return inTransaction(this.#pool, async (client) => {
      // A row to hold on to, for the first one too: else two at once would both find none.
      const values = keyOf(at);
      const empty = JSON.stringify(emptyDetails(at));
      await client.query("insert into order_details values ($1, $2, $3, $4) on conflict do nothing", [
        ...values,
        empty,
      ]);
      const text = `select doc from order_details where ${AT} for update`;
      const [row] = (await client.query<DetailsRow>(text, values)).rows;
      const changed = row && decide(row.doc);
      if (changed)
        await client.query(`update order_details set doc = $4 where ${AT}`, [
          ...values,
          JSON.stringify(changed),
        ]);
      return changed;
    });
  }

  async addImage({ msn, imageId, type, bytes }: OrderImage): Promise<boolean> {
    const text = "insert into order_images values ($1, $2, $3, $4) on conflict do nothing";
    const { rowCount } = await this.#pool.query(text, [msn, imageId, type, Buffer.from(bytes)]);
    return rowCount === 1;
  }

  async image(msn: string, imageId: string): Promise<OrderImage | undefined> {
    const text = "select type, bytes from order_images where msn = $1 and image_id = $2";
    const [row] = (await this.#pool.query<ImageRow>(text, [msn, imageId])).rows;
    return row && { msn, imageId, type: row.type, bytes: new Uint8Array(row.bytes) };
  }
}
